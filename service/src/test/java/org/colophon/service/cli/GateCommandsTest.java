package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.VerdictDetails;
import org.colophon.governance.rules.PolicyPreview;
import org.colophon.service.app.Backend;
import org.colophon.service.app.Stores;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.policies.VerdictResponse;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gate preview` and `gate replay`, on a data directory and against a running service.
class GateCommandsTest {
  private static final String STRICTER =
      """
      id: stricter
      version: 1
      content_types: [guide]
      purposes: [recommend]
      require: {owner: ignore, canonical: ignore, source: ignore, published_at: ignore, original: ignore}
      serve: [draft, scheduled, published, withheld]
      checks: [{block_after: PT1H}]
      as_of_after: unbounded
      cache: {max_lifetime: PT9S}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Instant now = Instant.parse("2026-11-22T08:00:00Z");
  private final InstantSource clock = () -> now;

  @TempDir private Path folder = Path.of(".");

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Commands.of(clock)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path demo() {
    Path data = folder.resolve("demo");
    try (Stores stores = Stores.open(data, clock)) {
      DemoCatalog.laidAt(now).loadInto(stores.catalog(), stores.audiences());
    }
    return data;
  }

  @Test
  void everyVerdictOverTheDemoIsRecomputedByteForByte() throws IOException {
    Path data = demo();
    Map<VerdictDetails, String> said = new HashMap<>();
    try (Stores stores = Stores.open(data, clock)) {
      Gate gate = stores.gate(clock);
      for (Context context : PolicyPreview.contexts("DE")) {
        try (GateSession session = gate.open(context);
            CatalogView view = stores.catalog().view()) {
          for (ItemId id : view.items("", 20)) {
            VerdictDetails ruling = session.ruling(id);
            said.put(ruling, VerdictResponse.json(ruling).toString());
          }
        }
      }
      now = now.plus(Duration.ofDays(90));
      stores
          .catalog()
          .place(
              new Hold(
                  "h",
                  new Hold.Scope.Items(java.util.Set.of(new ItemId("hafenlicht"))),
                  "why",
                  "kim",
                  now,
                  null));
      Submission.ContentChecked check =
          new Submission.ContentChecked(new ItemId("hafenlicht"), "kim", now);
      stores.catalog().record(check);
      org.colophon.governance.gate.VerdictReplay replay =
          new org.colophon.governance.gate.VerdictReplay(
              stores.catalog(), stores.policies(), stores.gate(clock).scopes());
      assertEquals(20 * PolicyPreview.contexts("DE").size(), said.size());
      said.forEach((ruling, json) ->
          assertEquals(
              json,
              replay.of(ruling.id())
                      instanceof
                      org.colophon.governance.gate.VerdictReplay.Result.Recomputed(var again, _)
                  ? VerdictResponse.json(again).toString()
                  : "impossible"));
    }
    VerdictDetails one = said.keySet().iterator().next();
    assertEquals(
        0, run("gate", "replay", one.id().toString(), "--data", data.toString(), "--json"));
    JsonNode replayed = CommandJson.MAPPER.readTree(out.toString());
    assertEquals(true, replayed.path("same_engine").asBoolean());
    assertEquals(said.get(one), replayed.path("verdict").toString());
    assertEquals(0, run("gate", "replay", one.id().toString(), "--data", data.toString()));
    assertTrue(out.toString().startsWith(one.id().item() + " for "), out.toString());
    assertEquals(
        Exit.FAILED,
        run("gate", "replay", one.id().toString(), "--data", folder.resolve("empty").toString()));
    assertTrue(err.toString().contains("the log has no record"), err.toString());
    assertEquals(Exit.USAGE, run("gate", "replay", "nonsense", "--data", data.toString()));
  }

  @Test
  void aPreviewSaysWhatWouldBeBlockedAndAWrongPolicyIsNamed() throws IOException {
    String data = demo().toString();
    Path policy = Files.writeString(folder.resolve("stricter.yaml"), STRICTER);
    assertEquals(0, run("gate", "preview", "--policy", policy.toString(), "--data", data));
    String text = out.toString();
    assertTrue(text.contains("  blocks "), text);
    assertTrue(text.contains(" for recommend: CHECK_OVERDUE, for example "), text);
    assertEquals(
        0, run("gate", "preview", "--policy", policy.toString(), "--data", data, "--json"));
    JsonNode report = CommandJson.MAPPER.readTree(out.toString());
    assertEquals("blocks", report.at("/changes/0/effect").asText());
    Files.writeString(policy, "id: X");
    assertEquals(
        Exit.FAILED, run("gate", "preview", "--policy", policy.toString(), "--data", data));
    assertTrue(err.toString().contains("policy: id: 'X' is not a valid policy id"), err.toString());
    assertTrue(err.toString().contains("cache.max_lifetime"), err.toString());
  }

  @Test
  void aRunningServiceIsAskedInstead() throws IOException {
    Path policy = Files.writeString(folder.resolve("stricter.yaml"), STRICTER);
    String data = folder.toString();
    try (TestService service = new TestService().start(0, null)) {
      Instance.announce(folder, URI.create(service.address()).getPort(), "");
      assertEquals(0, run("gate", "preview", "--policy", policy.toString(), "--data", data));
      assertTrue(out.toString().startsWith("0 items"), out.toString());
      String id;
      try (GateSession session =
          service.backend().useCases().gate().open(Context.recommend("DE"))) {
        id = session.verdictId(new ItemId("nowhere")).toString();
      }
      assertEquals(0, run("gate", "replay", id, "--data", data), err.toString());
      assertTrue(out.toString().contains("ITEM_UNKNOWN"), out.toString());
      Files.writeString(policy, "id: X");
      assertEquals(
          Exit.FAILED, run("gate", "preview", "--policy", policy.toString(), "--data", data));
      Instance.leave(folder);
    }
  }

  @Test
  void aRunningServiceGivesTheSameTallyAsItsGate() throws IOException {
    String data = folder.toString();
    try (TestService service = DemoService.start(0)) {
      Instance.announce(folder, URI.create(service.address()).getPort(), "");
      JsonNode own = tallied(service.backend()).json();
      assertEquals(1, run("gate", "check", "--all", "--data", data, "--json"), err.toString());
      JsonNode asked = CommandJson.MAPPER.readTree(out.toString());
      assertEquals(164, asked.path("pass").asInt() + asked.path("block").asInt());
      assertEquals(own.path("pass"), asked.path("pass"));
      assertEquals(own.path("block"), asked.path("block"));
      SortedMap<String, Set<String>> expected = blocked(own);
      // an item whose successor is shown needs nothing more: a report names no other cause of it
      expected.getOrDefault("NOT_AVAILABLE", Set.of()).remove("vorsorge-und-pflege-2024");
      assertEquals(expected, blocked(asked));

      assertEquals(0, run("gate", "check", "--item", "hafenlicht", "--data", data));
      assertTrue(out.toString().startsWith("1 items: 1 pass"), out.toString());
      assertEquals(1, run("gate", "check", "--item", "nowhere", "--data", data));
      assertTrue(out.toString().contains("nowhere"), out.toString());
      assertEquals(1, run("gate", "report", "--data", data, "--imprint", "nordufer"));
      assertTrue(out.toString().contains(" of "), out.toString());
      assertEquals(0, run("gate", "report", "--data", data, "--imprint", "nobody"));
      assertTrue(out.toString().startsWith("0 items"), out.toString());
      Instance.leave(folder);
    }
  }

  private static GateTally tallied(Backend backend) {
    GateTally tally = new GateTally();
    try (GateSession session = backend.useCases().gate().open(Context.recommend("DE"));
        CatalogView view = backend.stores().catalog().view()) {
      view.items().forEach(id -> tally.verdict(VerdictResponse.json(session.ruling(id))));
    }
    return tally;
  }

  private static SortedMap<String, Set<String>> blocked(JsonNode tally) {
    SortedMap<String, Set<String>> blocked = new TreeMap<>();
    tally
        .path("reasons")
        .properties()
        .forEach(reason -> {
          Set<String> items = new TreeSet<>();
          reason.getValue().path("items").forEach(item -> items.add(item.asText()));
          blocked.put(reason.getKey(), items);
        });
    return blocked;
  }
}
