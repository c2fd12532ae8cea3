package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.app.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainMatchingCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final int ITEMS = 40;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @BeforeEach
  void importItems() throws IOException {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < ITEMS; i++) {
      items.append(
          ("{\"schema\":\"colophon-item/1\",\"id\":\"i%d\",\"content_type\":\"news\",\"title\":\"%s %d\","
                  + "\"text\":\"%s\",\"lifecycle\":{\"state\":\"published\"}}\n")
              .formatted(
                  i,
                  i % 2 == 0 ? "Gartenbrief" : "Segelbrief",
                  i,
                  i % 2 == 0
                      ? "Rosen, Kompost und Hochbeet im Garten, Folge " + i + "."
                      : "Der Wind vor der Küste treibt das Segelboot, Folge " + i + "."));
    }
    Path file = Files.writeString(folder.resolve("items.jsonl"), items);
    assertEquals(
        Exit.OK,
        line("import", file.toString(), "--source", "cms", "--imprint", "b", "--data", data()),
        () -> out + "\n" + err);
    try (Stores stores = Stores.open(Path.of(data()), () -> NOW)) {
      stores.audiences().put(segment("gardeners", "Rosen, Kompost, Hochbeet, Garten."));
      stores.audiences().put(segment("sailors", "Segelboot, Küste, Wind."));
    }
  }

  @Test
  void learnsFromEditorsDecisionsAndWritesACard() throws IOException {
    decide(Answer.ACCEPTED, Answer.REJECTED);

    assertEquals(Exit.OK, run("--json"), err::toString);

    String card = out.toString();
    assertTrue(card.contains("\"decisions\":80"), card);
    assertTrue(card.contains("\"learnedFrom\":\"editors' decisions\""), card);
    assertTrue(card.contains("\"trainedAt\":\"2026-11-22T09:00:00Z\""), card);
    try (var files = Files.list(Path.of(data()).resolve("models"))) {
      List<String> names = files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
      assertEquals(2, names.size(), names.toString());
      assertTrue(names.getFirst().matches("matching-[0-9a-f]{12}\\.bin"), names.toString());
    }
  }

  @Test
  void whatNobodyDecidedOrWasTakenBackIsNotLearnedFrom() {
    assertEquals(Exit.FAILED, run());
    assertTrue(err.toString().contains("0 decisions that fit and 0 that do not"), err::toString);

    decide(Answer.REVOKED, Answer.REVOKED);
    assertEquals(Exit.FAILED, run());
    assertFalse(Files.exists(Path.of(data()).resolve("models")));
  }

  @Test
  void whatAMachineSaidIsRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("labelled.jsonl"),
            "{\"item\":\"i1\",\"segment\":\"sailors\",\"fits\":true,\"origin\":\"machine\"}\n");

    assertEquals(Exit.USAGE, run("--from", file.toString()));
    assertTrue(err.toString().contains("line 1: a machine said this"), err::toString);
    Files.writeString(file, "{\"item\":\"i1\",\"segment\":\"sailors\"}\n");
    assertEquals(Exit.USAGE, run("--from", file.toString()));
    Files.writeString(file, "{\"item\":\"i1\",\"segment\":\"sailors\",\"fits\":true}\n");
    assertEquals(Exit.FAILED, run("--from", file.toString()));
    assertTrue(err.toString().contains("1 decisions that fit and 0"), err::toString);
  }

  private void decide(Answer own, Answer other) {
    try (Stores stores = Stores.open(Path.of(data()), () -> NOW);
        CatalogView view = stores.catalog().view()) {
      for (int i = 0; i < ITEMS; i++) {
        ItemId id = new ItemId("i" + i);
        String hash = view.item(id).orElseThrow().hashes().text();
        String fitting = i % 2 == 0 ? "gardeners" : "sailors";
        for (Map.Entry<String, Answer> said :
            Map.of(fitting, own, i % 2 == 0 ? "sailors" : "gardeners", other).entrySet()) {
          stores
              .records()
              .decisions()
              .append(new Decision(id, "SEGMENT", said.getKey(), said.getValue(), "ed", NOW, hash));
        }
      }
    }
  }

  private static Segment segment(String id, String description) {
    return new Segment(
        new SegmentId(id),
        new ImprintId("b"),
        id,
        "de",
        description,
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        null,
        NOW.plus(Duration.ofDays(90)),
        false);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    all[0] = "train";
    all[1] = "matching";
    all[2] = "--data";
    all[3] = data();
    return line(all);
  }

  private int line(String... arguments) {
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
