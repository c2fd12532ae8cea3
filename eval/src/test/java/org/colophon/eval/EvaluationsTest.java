package org.colophon.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.report.JsonSummary;
import org.colophon.eval.report.MarkdownTable;
import org.colophon.eval.runs.Comparison;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.Floors;
import org.colophon.eval.runs.Progress;
import org.colophon.eval.runs.RunOptions;
import org.colophon.eval.runs.RunStore;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.eval.systems.Systems;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs over small made-up sets: every task from the file to the page.
class EvaluationsTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

  @TempDir Path dir;

  @Test
  void runsEveryTaskAndReachesTheFloors() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      List<RunReport> reports = evaluations.run(request(SyntheticSets.ids()), Progress.SILENT);
      List<EvalRun> runs = new ArrayList<>();
      for (RunReport report : reports) {
        RunReport.Made made = assertInstanceOf(RunReport.Made.class, report);
        runs.add(made.run());
        String html = Files.readString(Evaluations.page(made.stored()));
        assertTrue(html.contains("95 % interval") && html.endsWith("</html>\n"), made.set());
        assertFalse(html.contains("http"), "a report needs no network: " + made.set());
        assertEquals(made.run(), RunStore.read(made.stored()), made.set());
      }
      JsonNode summary = new ObjectMapper().readTree(JsonSummary.of(runs.getFirst()));
      assertEquals("synthetic-topics", summary.path("set").asText());
      assertEquals("single-label", summary.path("task").asText());
      assertEquals(
          runs.getFirst().figure("all", "accuracy").orElseThrow().low(),
          summary.path("metrics").path("accuracy").path("low").asDouble());
      assertEquals(21, runs.size(), "every system of every set");
      String table = MarkdownTable.of(runs);
      assertTrue(table.contains("| synthetic-pairs | hashing | spearman |"), table);
      Floors floors = Floors.read(resource("floors.yaml"));
      List<Floors.Verdict> verdicts =
          evaluations.floors(floors, request(List.of()), Progress.SILENT);
      assertEquals(0, Floors.exitCode(verdicts), verdicts.toString());
    }
  }

  @Test
  void findsARunThatWasMadeBefore() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      RunRequest request = request(List.of("synthetic-clicks"));
      assertFalse(made(evaluations.run(request, Progress.SILENT)).reused());
      assertTrue(made(evaluations.run(request, Progress.SILENT)).reused());
      Path data = dir.resolve("data/clicks.jsonl");
      Files.writeString(
          data, Files.readString(data).replace("\"relevance\": 1", "\"relevance\": 2"));
      assertFalse(made(evaluations.run(request, Progress.SILENT)).reused(), "other data");
      RunRequest again =
          new RunRequest(
              request.sets(), request.embedder(), request.files(), request.options(), true);
      assertFalse(made(evaluations.run(again, Progress.SILENT)).reused());
    }
    try (Systems other = systems("2")) {
      assertFalse(
          made(evaluations(other).run(request(List.of("synthetic-clicks")), Progress.SILENT))
              .reused(),
          "another model");
    }
  }

  @Test
  void repeatsBitForBit() throws IOException {
    try (Systems systems = systems("1")) {
      RunRequest request =
          request(List.of("synthetic-subjects", "synthetic-names", "synthetic-segments"));
      assertTrue(evaluations(systems).repeatable(request, 2, Progress.SILENT));
      assertThrows(
          IllegalArgumentException.class,
          () -> evaluations(systems).repeatable(request, 1, Progress.SILENT));
    }
  }

  @Test
  void comparesTwoRunsItemByItem() throws IOException {
    RunRequest request = request(List.of("synthetic-pairs"));
    Path first;
    Path second;
    Path page = dir.resolve("compare.html");
    try (Systems systems = systems("1")) {
      first = made(evaluations(systems).run(request, Progress.SILENT)).stored();
    }
    try (Systems systems = systems("2")) {
      Evaluations evaluations = evaluations(systems);
      second = made(evaluations.run(request, Progress.SILENT)).stored();
      Comparison comparison = evaluations.compare(first, second, dir.resolve("data"), page);
      assertTrue(comparison.gains().size() + comparison.losses().size() > 0);
      assertTrue(comparison.differences().containsKey("spearman"));
      assertTrue(Files.readString(page).contains("Gains"));
      Comparison same = evaluations.compare(first, first, dir.resolve("data"), page);
      assertEquals(List.of(), same.gains());
      assertEquals(List.of(), same.losses());
      Path other =
          made(evaluations.run(request(List.of("synthetic-likes")), Progress.SILENT)).stored();
      assertThrows(
          IllegalArgumentException.class,
          () -> evaluations.compare(first, other, dir.resolve("data"), page));
    }
  }

  @Test
  void replacesTheTestPart() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      Path part = Files.createDirectories(dir.resolve("elsewhere")).resolve("unseen.jsonl");
      Files.writeString(
          part,
          """
          {"id": "u1", "text": "the poet wrote a ballad and a sonnet", "label": "poems"}
          {"id": "u2", "text": "anchor and mast of the captain", "label": "ships"}
          """);
      RunRequest request = request(List.of("synthetic-topics"));
      RunRequest unseen =
          new RunRequest(
              request.sets(),
              request.embedder(),
              new RunRequest.DataFiles(dir.resolve("data"), null, part, dir.resolve("out")),
              request.options(),
              false);
      EvalRun run = made(evaluations.run(unseen, Progress.SILENT)).run();
      assertEquals(2, run.outcomes().size());
      assertEquals(1, run.figure("all", "accuracy").orElseThrow().value());
      assertTrue(run.setup().data().checksums().containsKey("unseen.jsonl"));
      RunRequest two =
          new RunRequest(
              List.of("synthetic-topics", "synthetic-likes"),
              unseen.embedder(),
              unseen.files(),
              unseen.options(),
              false);
      assertThrows(IllegalArgumentException.class, () -> evaluations.run(two, Progress.SILENT));
    }
  }

  @Test
  void measuresTheShippedDetectorOnUnseenTextsOnly() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      RunRequest here = request(List.of("synthetic-language"));
      List<RunReport> trained = evaluations.run(here, Progress.SILENT);
      assertEquals(List.of("langid"), names(trained));
      assertEquals(60, made(trained).run().outcomes().size(), "background is not measured");
      Path unseen = Files.createDirectories(dir.resolve("unseen"));
      Files.writeString(unseen.resolve("en.txt"), "an old house again\n");
      RunRequest elsewhere =
          new RunRequest(
              here.sets(),
              here.embedder(),
              new RunRequest.DataFiles(dir.resolve("data"), null, unseen, dir.resolve("out")),
              here.options(),
              false);
      List<RunReport> both = evaluations.run(elsewhere, Progress.SILENT);
      assertEquals(List.of("detector", "langid"), names(both));
      assertEquals(1, made(both).run().figure("all", "accuracy_en").orElseThrow().value());
    }
  }

  private static List<String> names(List<RunReport> reports) {
    return reports.stream()
        .map(r -> assertInstanceOf(RunReport.Made.class, r).run().setup().system().name())
        .toList();
  }

  @Test
  void reportsWhatIsAbsentOrBrokenAndGoesOn() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      Files.writeString(dir.resolve("data/clicks.jsonl"), "{oops\n");
      Files.delete(dir.resolve("data/likes.jsonl"));
      List<RunReport> reports =
          evaluations.run(
              request(List.of("synthetic-clicks", "synthetic-likes", "synthetic-pairs")),
              Progress.SILENT);
      RunReport.Failed failed = assertInstanceOf(RunReport.Failed.class, reports.get(0));
      assertTrue(failed.reason().contains("line 1"), failed.reason());
      assertInstanceOf(RunReport.Absent.class, reports.get(1));
      assertInstanceOf(RunReport.Made.class, reports.get(2));
      assertThrows(
          IllegalArgumentException.class,
          () -> evaluations.run(request(List.of("no-such-set")), Progress.SILENT));
      assertTrue(evaluations.list().size() >= 30);
    }
  }

  @Test
  void refusesMachineMadeGold() throws IOException {
    try (Systems systems = systems("1")) {
      evaluations(systems);
      Path yaml = dir.resolve("data/sets/synthetic-pairs.yaml");
      Files.writeString(yaml, Files.readString(yaml).replace("origin: human", "origin: machine"));
      Evaluations evaluations =
          new Evaluations(
              org.colophon.eval.sets.SetCatalogue.builtIn().withFolder(dir.resolve("data/sets")),
              systems,
              NOON);
      RunReport.Failed failed =
          assertInstanceOf(
              RunReport.Failed.class,
              evaluations.run(request(List.of("synthetic-pairs")), Progress.SILENT).getFirst());
      assertTrue(failed.reason().contains("no gold"), failed.reason());
    }
  }

  @Test
  void refusesAFileThatIsNoRun() throws IOException {
    Path file = Files.writeString(dir.resolve("x.json"), "{\"setup\": 3}");
    assertThrows(BrokenFileException.class, () -> RunStore.read(file));
  }

  @Test
  void learnsNothingFromTheGoldOfTheTestPart() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      RunRequest request = request(List.of("synthetic-topics"));
      Map<String, List<String>> before =
          predictions(made(evaluations.run(request, Progress.SILENT)));
      Path data = dir.resolve("data/topics-test.jsonl");
      Files.writeString(
          data, Files.readString(data).replaceAll("\"label\": \"\\w+\"", "\"label\": \"poems\""));
      assertEquals(before, predictions(made(evaluations.run(request, Progress.SILENT))));
    }
  }

  private static Map<String, List<String>> predictions(RunReport.Made made) {
    Map<String, List<String>> predictions = new TreeMap<>();
    made.run()
        .outcomes()
        .forEach(o -> {
          if (o instanceof org.colophon.eval.scoring.Outcome.Labels labels) {
            predictions.put(labels.head().id(), labels.predicted());
          }
        });
    return predictions;
  }

  private static RunReport.Made made(List<RunReport> reports) {
    return assertInstanceOf(RunReport.Made.class, reports.getFirst());
  }

  private RunRequest request(List<String> sets) {
    return new RunRequest(
        sets,
        "hashing",
        RunRequest.DataFiles.of(dir.resolve("data"), dir.resolve("out")),
        new RunOptions(1, 100, "test"),
        false);
  }

  private Evaluations evaluations(Systems systems) throws IOException {
    return new Evaluations(SyntheticSets.write(dir.resolve("data")), systems, NOON);
  }

  private static Systems systems(String version) {
    return new Systems(
        name -> new HashingEmbedder(version),
        () -> new FixedLanguageDetector("en"),
        WhitespaceAnalyzer::new);
  }

  private static Path resource(String name) {
    return Path.of(
        System.getProperty("colophon.root"), "eval", "src", "test", "resources", "synthetic", name);
  }
}
