package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingResult;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.app.Stores;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `colophon eval label` on a directory of its own, and through the service that owns one.
class LabelCommandsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(TestService.NOW);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  private int run(String... arguments) {
    return Commands.of(CLOCK)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String said() {
    String said = out.toString();
    out.getBuffer().setLength(0);
    return said;
  }

  private int label(String... arguments) {
    String[] whole = new String[arguments.length + 4];
    whole[0] = "eval";
    whole[1] = "label";
    System.arraycopy(arguments, 0, whole, 2, arguments.length);
    whole[arguments.length + 2] = "--data";
    whole[arguments.length + 3] = folder.resolve("data").toString();
    return run(whole);
  }

  private Stores stores() {
    return Stores.open(folder.resolve("data"), CLOCK);
  }

  private void labelAll(LabellingService labellings) {
    LabellingId id = new LabellingId("spring");
    for (String labeller : List.of("ada", "ben")) {
      @Nullable ItemId item = next(labellings, id, labeller);
      while (item != null) {
        labellings.answer(id, item, labeller, new LabelAnswer.NoneFits());
        item = next(labellings, id, labeller);
      }
    }
  }

  private static @Nullable ItemId next(
      LabellingService labellings, LabellingId id, String labeller) {
    if (labellings.next(id, labeller)
        instanceof LabellingResult.Done<LabellingService.NextItem>(var turn)) {
      return turn.item() == null ? null : turn.item().item();
    }
    throw new AssertionError("there is no labelling " + id);
  }

  @Test
  void drawsComparesAndExportsFromTheDirectory() throws IOException {
    try (Stores stores = stores()) {
      DemoCatalog.laidAt(TestService.NOW).loadInto(stores.catalog(), stores.audiences());
    }
    String[] draw = {"draw", "spring", "--task", "segments", "--size", "30", "--by", "ada"};
    assertEquals(Exit.OK, label(draw), err.toString());
    assertTrue(said().startsWith("30 items of "));
    assertEquals(Exit.FAILED, label(draw));
    assertTrue(err.toString().contains("labelling 'spring' already exists"), err.toString());
    assertEquals(Exit.OK, label("status"));
    assertTrue(said().startsWith("spring: segments, drawn "));
    String sets = folder.resolve("sets").toString();
    assertEquals(Exit.PARTLY, label("export", "spring", "--out", sets));
    assertTrue(said().contains("nothing is written"));
    assertFalse(Files.exists(folder.resolve("sets")));
    assertEquals(Exit.FAILED, label("agreement", "spring"));

    try (Stores stores = stores()) {
      labelAll(stores.labellings(CLOCK, "DE"));
    }
    assertEquals(Exit.OK, label("status", "spring"));
    assertTrue(said().contains("ben: 30 of 30, none fits 30, cannot say 0"));
    assertEquals(Exit.OK, label("agreement", "spring"));
    assertTrue(said().contains("agreement 1.000 (1.000 – 1.000)"));
    assertEquals(Exit.OK, label("export", "spring", "--out", sets, "--json"), err.toString());
    JsonNode export = CommandJson.MAPPER.readTree(said());
    assertEquals(30, export.path("items").asInt());
    assertFalse(export.has("lines"));
    assertEquals(30, Files.readAllLines(folder.resolve("sets/spring.jsonl")).size());
    assertTrue(Files.readString(folder.resolve("sets/spring.yaml")).contains("task: \"segments\""));
  }

  @Test
  void goesToTheServiceThatOwnsTheDirectory() throws IOException {
    try (TestService service = DemoService.start(0)) {
      Path data = Files.createDirectories(folder.resolve("data"));
      int port = java.net.URI.create(service.address()).getPort();
      Instance.announce(data, port, "");
      assertEquals(
          Exit.OK,
          label(
              "draw",
              "spring",
              "--task",
              "subjects",
              "--answers",
              "one",
              "--imprint",
              "nordufer",
              "--vocabulary",
              "topics",
              "--size",
              "10",
              "--by",
              "ada"),
          err.toString());
      assertTrue(said().contains(service.address() + "/labelling.html?set=spring"));
      assertEquals(Exit.OK, label("status", "spring", "--json"));
      assertEquals("one", CommandJson.MAPPER.readTree(said()).path("answers").asText());
      assertEquals(Exit.OK, label("status", "--json"));
      assertEquals(1, CommandJson.MAPPER.readTree(said()).path("labellings").size());
      assertEquals(Exit.FAILED, label("status", "autumn"));
      assertTrue(err.toString().contains("labelling 'autumn' was not found"), err.toString());
      labelAll(service.backend().stores().labellings());
      assertEquals(Exit.OK, label("agreement", "spring", "--first", "ada", "--second", "ben"));
      assertTrue(said().startsWith("ada and ben decided on 10 items both"));
      assertEquals(Exit.OK, label("export", "spring", "--out", folder.resolve("sets").toString()));
      assertTrue(said().startsWith("10 items are gold"));
      assertTrue(Files.readString(folder.resolve("sets/spring.jsonl")).contains("\"none\""));
      Instance.leave(data);
    }
  }

  @Test
  void takesLabelsFromAFileAndNamesTheLinesThatAreWrong() throws IOException {
    Path data = folder.resolve("data");
    try (Stores stores = stores()) {
      DemoCatalog.laidAt(TestService.NOW).loadInto(stores.catalog(), stores.audiences());
    }
    assertEquals(
        Exit.OK, label("draw", "spring", "--task", "segments", "--size", "200", "--by", "ada"));
    said();
    Path file = folder.resolve("ada.tsv");
    Files.writeString(
        file,
        """
        hafenlicht\tseg-kuestenkrimi-wochenende, seg-buchclub-gastgeberinnen
        das-rot-im-glas\tnone

        lotsengeld\t?
        elbe-pegel-steigt-weiter\tno-such-segment
        nobody
        """);
    assertEquals(Exit.PARTLY, label("take", "spring", "--labeller", "ada", file.toString()));
    assertEquals("3 labels taken, 2 lines refused", said().strip());
    assertTrue(err.toString().contains("line 5: "), err.toString());
    assertTrue(
        err.toString().contains("'no-such-segment' is not a choice of this labelling"),
        err.toString());
    assertTrue(err.toString().contains("line 6: write an item, a tab"), err.toString());
    try (TestService service = DemoService.start(0)) {
      Instance.announce(data, java.net.URI.create(service.address()).getPort(), "");
      label("draw", "spring", "--task", "segments", "--size", "200", "--by", "ada");
      said();
      assertEquals(
          Exit.PARTLY, label("take", "spring", "--labeller", "ada", file.toString(), "--json"));
      assertEquals(3, CommandJson.MAPPER.readTree(said()).path("taken").asInt());
      Instance.leave(data);
    }
  }

  @Test
  void scoresWhatTheDeskIsShownAgainstTheLabels() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    assertEquals(Exit.FAILED, label("score", "spring"));
    assertTrue(err.toString().contains("start it with 'colophon serve' first"), err.toString());
    try (TestService service = DemoService.start(0)) {
      Instance.announce(data, java.net.URI.create(service.address()).getPort(), "");
      assertEquals(
          Exit.OK,
          label("draw", "spring", "--task", "segments", "--size", "200", "--by", "ada"),
          err.toString());
      said();
      assertEquals(Exit.FAILED, label("score", "spring"));
      assertTrue(err.toString().contains("on no item do 2 labellers agree"), err.toString());

      String crime = "seg-kuestenkrimi-wochenende";
      LabellingService labellings = service.backend().stores().labellings();
      for (String item : List.of("hafenlicht", "das-rot-im-glas", "wattenmord")) {
        for (String labeller : List.of("ada", "ben")) {
          labellings.answer(
              new LabellingId("spring"),
              new ItemId(item),
              labeller,
              new LabelAnswer.Fits(List.of(crime)));
        }
      }
      assertEquals(Exit.OK, label("score", "spring", "--json"), err.toString());
      JsonNode score = CommandJson.MAPPER.readTree(said());
      // 'hafenlicht' is an example of the segment, and the demo has no 'wattenmord'
      assertEquals(1, score.path("items").asInt());
      assertEquals(1, score.path("right").asInt() + score.path("missed").asInt());
      assertEquals(Exit.OK, label("score", "spring"));
      assertTrue(said().startsWith("1 items: "));
      Instance.leave(data);
    }
  }

  @Test
  void editorsAcceptanceIsCountedFromTheDecisionsThatHold() throws IOException {
    String data = folder.resolve("data").toString();
    assertEquals(Exit.OK, run("eval", "acceptance", "--data", data));
    assertTrue(said().startsWith("nothing was decided"));
    try (Stores stores = stores()) {
      DemoCatalog.laidAt(TestService.NOW).loadInto(stores.catalog(), stores.audiences());
      decide(stores, "hafenlicht", "a", Answer.REJECTED);
      decide(stores, "hafenlicht", "a", Answer.ACCEPTED);
      decide(stores, "hafenlicht", "b", Answer.ACCEPTED);
      decide(stores, "nebelkai", "a", Answer.REJECTED);
      decide(stores, "nebelkai", "c", Answer.ACCEPTED);
      decide(stores, "nebelkai", "c", Answer.REVOKED);
    }
    assertEquals(Exit.OK, run("eval", "acceptance", "--data", data));
    assertTrue(said().startsWith("segment: 0.667 (0.000 – 1.000) accepted, 2 of 3 on 2 items"));
    assertEquals(Exit.OK, run("eval", "acceptance", "--data", data, "--json"));
    assertEquals(1, CommandJson.MAPPER.readTree(said()).at("/segment/rejected").asInt());
    Instance.announce(folder.resolve("data"), 8080, "");
    assertEquals(Exit.TAKEN, run("eval", "acceptance", "--data", data));
    Instance.leave(folder.resolve("data"));
  }

  private static void decide(Stores stores, String item, String segment, Answer answer) {
    stores
        .records()
        .decisions()
        .append(
            new Decision(
                new ItemId(item), "SEGMENT", segment, answer, "ada", TestService.NOW, "hash"));
  }

  @Test
  void saysHowItIsCalled() {
    assertEquals(Exit.USAGE, run("eval", "label"));
    assertEquals(Exit.USAGE, run("eval", "label", "draw", "spring"));
    assertEquals(Exit.USAGE, label("status", "Not-An-Id"));
    assertEquals(
        Exit.FAILED, label("draw", "x", "--task", "segments", "--size", "0", "--by", "ada"));
    for (String command : List.of("draw", "status", "agreement", "export")) {
      assertEquals(Exit.OK, run("eval", "label", command, "--help"));
      assertTrue(said().contains("Example"), command);
    }
  }
}
