package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.editorial.EditorialSource;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo catalogue in a real data directory with the real models, asked over HTTP.
class BlockWalkTest {
  @TempDir private static Path directory;

  private static final SettableClock CLOCK = new SettableClock(TestService.NOW);
  private static Application application;
  private static CatchUpThread follower;
  private static HttpServer server;
  private static ApiClient api;

  @BeforeAll
  static void start() {
    application =
        Application.open(
            Config.of(
                Map.of(
                    ConfigKey.DATA,
                    List.of(directory.toString()),
                    ConfigKey.MODEL,
                    List.of("minilm"))),
            CLOCK,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
              assertEquals(
                  java.util.List.of(),
                  demo.loadInto(stores.catalog(), stores.audiences()).refused());
              try (SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, CLOCK)) {
                feed.deliver();
              }
              EditorialSource.register(
                  stores.catalog(), stores.directory(), ZoneId.of("Europe/Berlin"));
            });
    application.catchUp();
    follower = new CatchUpThread(() -> {});
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    api = new ApiClient("http://127.0.0.1:" + server.port());
  }

  @AfterAll
  static void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  @Test
  void everyBlockNamesOneCauseAndItsActionClearsIt() {
    BlockWalk walk = new BlockWalk(api);
    JsonNode before = walk.report();
    assertEquals(164, before.get("items").asInt());
    double share = before.get("pass_share").asDouble();
    assertTrue(share >= 0.85, "only " + share + " of the demo pass with its feed running");

    send("POST", "/v1/items:batch", Troubles.LINES, "application/x-ndjson");
    api.post(
        "/v1/holds",
        """
        {"id":"walk","scope":{"items":["t-hold","t-guide"]},"reason":"test","by":"kim"}
        """);
    Set<String> expected = new TreeSet<>(Troubles.CODES);
    expected.addAll(codes(walk.blocks()));
    assertTrue(codes(walk.blocks()).containsAll(Troubles.CODES), codes(walk.blocks()).toString());
    assertEquals(expected, walk.clearAll());

    JsonNode after = walk.report();
    assertEquals(0, after.get("indeterminate").asInt());
    assertEquals(
        after.get("settled").size(),
        after.get("block").asInt(),
        "what is still blocked is replaced by what passes");
    assertTrue(after.get("settled").findValuesAsText("item").contains("t-swapped"));
  }

  private static Set<String> codes(Map<String, BlockWalk.Block> blocks) {
    return blocks.values().stream()
        .map(BlockWalk.Block::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void send(String method, String path, String body, String type) {
    ApiClient.Answer answer =
        api.send(method, path, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
    assertEquals(200, answer.status(), answer.text());
    assertTrue(!answer.text().contains("\"problem\""), answer.text());
  }

  @Test
  void whatIsStaleIsToldWithWhatUsesIt() {
    JsonNode stale = new BlockWalk(api).report().get("stale");
    Set<String> states =
        StreamSupport.stream(stale.spliterator(), false)
            .map(spread -> spread.get("entity").asText() + " " + spread.get("state").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(states.contains("event:ev-halvarci-kiel cancelled"), states.toString());
    assertTrue(states.contains("award:aw-nordsee-salz-short overtaken"), states.toString());
    for (JsonNode spread : stale) {
      assertTrue(spread.get("uses").size() > 0, spread.toString());
    }
  }

  @Test
  void whatAnEditorRejectedLeavesTheListOfTheSegment() {
    String list = "/v1/segments/seg-kuestenkrimi-wochenende/recommendations?k=20";
    JsonNode fitting =
        StreamSupport.stream(api.get(list).json().get("items").spliterator(), false)
            .filter(item -> item.get("why").asText().equals("fits"))
            .findFirst()
            .orElseThrow();
    String item = fitting.get("id").asText();
    String decision =
        """
        {"kind":"segment","value":"seg-kuestenkrimi-wochenende","answer":"%s","by":"kim"}
        """;
    String path = "/v1/items/" + item + "/decisions";
    assertEquals(201, api.post(path, decision.formatted("rejected")).status());
    assertFalse(api.get(list).json().get("items").findValuesAsText("id").contains(item));
    assertEquals(201, api.post(path, decision.formatted("revoked")).status());
    assertTrue(api.get(list).json().get("items").findValuesAsText("id").contains(item));
  }
}
