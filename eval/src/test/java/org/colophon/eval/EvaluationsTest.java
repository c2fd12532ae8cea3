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
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunComparison;
import org.colophon.eval.runs.EvalRunOptions;
import org.colophon.eval.runs.EvalRunProgress;
import org.colophon.eval.runs.EvalRunStore;
import org.colophon.eval.runs.ReleaseThresholds;
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
      List<EvalRunReport> reports =
          evaluations.run(request(SyntheticSets.ids()), EvalRunProgress.SILENT);
      List<EvalRun> runs = new ArrayList<>();
      for (EvalRunReport report : reports) {
        EvalRunReport.Made made = assertInstanceOf(EvalRunReport.Made.class, report);
        runs.add(made.run());
        String html = Files.readString(Evaluations.page(made.stored()));
        assertTrue(html.contains("95 % interval") && html.endsWith("</html>\n"), made.set());
        assertFalse(html.contains("http"), "a report needs no network: " + made.set());
        assertEquals(made.run(), EvalRunStore.read(made.stored()), made.set());
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
      ReleaseThresholds thresholds = ReleaseThresholds.read(resource("floors.yaml"));
      List<ReleaseThresholds.Verdict> verdicts =
          evaluations.checkThresholds(thresholds, request(List.of()), EvalRunProgress.SILENT);
      assertEquals(0, ReleaseThresholds.exitCode(verdicts), verdicts.toString());
    }
  }

  @Test
  void findsARunThatWasMadeBefore() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      EvalRunRequest request = request(List.of("synthetic-clicks"));
      assertFalse(made(evaluations.run(request, EvalRunProgress.SILENT)).reused());
      assertTrue(made(evaluations.run(request, EvalRunProgress.SILENT)).reused());
      Path data = dir.resolve("data/clicks.jsonl");
      Files.writeString(
          data, Files.readString(data).replace("\"relevance\": 1", "\"relevance\": 2"));
      assertFalse(made(evaluations.run(request, EvalRunProgress.SILENT)).reused(), "other data");
      EvalRunRequest again =
          new EvalRunRequest(
              request.sets(), request.embedder(), request.files(), request.options(), true);
      assertFalse(made(evaluations.run(again, EvalRunProgress.SILENT)).reused());
    }
    try (Systems other = systems("2")) {
      assertFalse(
          made(evaluations(other).run(request(List.of("synthetic-clicks")), EvalRunProgress.SILENT))
              .reused(),
          "another model");
    }
  }

  @Test
  void repeatsBitForBit() throws IOException {
    try (Systems systems = systems("1")) {
      EvalRunRequest request =
          request(List.of("synthetic-subjects", "synthetic-names", "synthetic-segments"));
      assertTrue(evaluations(systems).repeatable(request, 2, EvalRunProgress.SILENT));
      assertThrows(
          IllegalArgumentException.class,
          () -> evaluations(systems).repeatable(request, 1, EvalRunProgress.SILENT));
    }
  }

  @Test
  void comparesTwoRunsItemByItem() throws IOException {
    EvalRunRequest request = request(List.of("synthetic-pairs"));
    Path first;
    Path second;
    Path page = dir.resolve("compare.html");
    try (Systems systems = systems("1")) {
      first = made(evaluations(systems).run(request, EvalRunProgress.SILENT)).stored();
    }
    try (Systems systems = systems("2")) {
      Evaluations evaluations = evaluations(systems);
      second = made(evaluations.run(request, EvalRunProgress.SILENT)).stored();
      EvalRunComparison comparison = evaluations.compare(first, second, dir.resolve("data"), page);
      assertTrue(comparison.gains().size() + comparison.losses().size() > 0);
      assertTrue(comparison.differences().containsKey("spearman"));
      assertTrue(Files.readString(page).contains("Gains"));
      EvalRunComparison same = evaluations.compare(first, first, dir.resolve("data"), page);
      assertEquals(List.of(), same.gains());
      assertEquals(List.of(), same.losses());
      Path other =
          made(evaluations.run(request(List.of("synthetic-likes")), EvalRunProgress.SILENT))
              .stored();
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
      EvalRunRequest request = request(List.of("synthetic-topics"));
      EvalRunRequest unseen =
          new EvalRunRequest(
              request.sets(),
              request.embedder(),
              new EvalRunRequest.DataFiles(dir.resolve("data"), null, part, dir.resolve("out")),
              request.options(),
              false);
      EvalRun run = made(evaluations.run(unseen, EvalRunProgress.SILENT)).run();
      assertEquals(2, run.outcomes().size());
      assertEquals(1, run.figure("all", "accuracy").orElseThrow().value());
      assertTrue(run.setup().data().checksums().containsKey("unseen.jsonl"));
      EvalRunRequest two =
          new EvalRunRequest(
              List.of("synthetic-topics", "synthetic-likes"),
              unseen.embedder(),
              unseen.files(),
              unseen.options(),
              false);
      assertThrows(
          IllegalArgumentException.class, () -> evaluations.run(two, EvalRunProgress.SILENT));
    }
  }

  @Test
  void measuresTheShippedDetectorOnUnseenTextsOnly() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      EvalRunRequest here = request(List.of("synthetic-language"));
      List<EvalRunReport> trained = evaluations.run(here, EvalRunProgress.SILENT);
      assertEquals(List.of("langid"), names(trained));
      assertEquals(60, made(trained).run().outcomes().size(), "background is not measured");
      Path unseen = Files.createDirectories(dir.resolve("unseen"));
      Files.writeString(unseen.resolve("en.txt"), "an old house again\n");
      EvalRunRequest elsewhere =
          new EvalRunRequest(
              here.sets(),
              here.embedder(),
              new EvalRunRequest.DataFiles(dir.resolve("data"), null, unseen, dir.resolve("out")),
              here.options(),
              false);
      List<EvalRunReport> both = evaluations.run(elsewhere, EvalRunProgress.SILENT);
      assertEquals(List.of("detector", "langid"), names(both));
      assertEquals(1, made(both).run().figure("all", "accuracy_en").orElseThrow().value());
    }
  }

  private static List<String> names(List<EvalRunReport> reports) {
    return reports.stream()
        .map(r -> assertInstanceOf(EvalRunReport.Made.class, r).run().setup().system().name())
        .toList();
  }

  @Test
  void reportsWhatIsAbsentOrBrokenAndGoesOn() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      Files.writeString(dir.resolve("data/clicks.jsonl"), "{oops\n");
      Files.delete(dir.resolve("data/likes.jsonl"));
      List<EvalRunReport> reports =
          evaluations.run(
              request(List.of("synthetic-clicks", "synthetic-likes", "synthetic-pairs")),
              EvalRunProgress.SILENT);
      EvalRunReport.Failed failed = assertInstanceOf(EvalRunReport.Failed.class, reports.get(0));
      assertTrue(failed.reason().contains("line 1"), failed.reason());
      assertInstanceOf(EvalRunReport.Absent.class, reports.get(1));
      assertInstanceOf(EvalRunReport.Made.class, reports.get(2));
      assertThrows(
          IllegalArgumentException.class,
          () -> evaluations.run(request(List.of("no-such-set")), EvalRunProgress.SILENT));
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
      EvalRunReport.Failed failed =
          assertInstanceOf(
              EvalRunReport.Failed.class,
              evaluations
                  .run(request(List.of("synthetic-pairs")), EvalRunProgress.SILENT)
                  .getFirst());
      assertTrue(failed.reason().contains("not accepted as gold"), failed.reason());
    }
  }

  @Test
  void refusesAFileThatIsNoRun() throws IOException {
    Path file = Files.writeString(dir.resolve("x.json"), "{\"setup\": 3}");
    assertThrows(BrokenFileException.class, () -> EvalRunStore.read(file));
  }

  @Test
  void learnsNothingFromTheGoldOfTheTestPart() throws IOException {
    try (Systems systems = systems("1")) {
      Evaluations evaluations = evaluations(systems);
      EvalRunRequest request = request(List.of("synthetic-topics"));
      Map<String, List<String>> before =
          predictions(made(evaluations.run(request, EvalRunProgress.SILENT)));
      Path data = dir.resolve("data/topics-test.jsonl");
      Files.writeString(
          data, Files.readString(data).replaceAll("\"label\": \"\\w+\"", "\"label\": \"poems\""));
      assertEquals(before, predictions(made(evaluations.run(request, EvalRunProgress.SILENT))));
    }
  }

  private static Map<String, List<String>> predictions(EvalRunReport.Made made) {
    Map<String, List<String>> predictions = new TreeMap<>();
    made.run()
        .outcomes()
        .forEach(o -> {
          if (o instanceof org.colophon.eval.scoring.ScoredExample.Labels labels) {
            predictions.put(labels.head().id(), labels.predicted());
          }
        });
    return predictions;
  }

  private static EvalRunReport.Made made(List<EvalRunReport> reports) {
    return assertInstanceOf(EvalRunReport.Made.class, reports.getFirst());
  }

  private EvalRunRequest request(List<String> sets) {
    return new EvalRunRequest(
        sets,
        "hashing",
        EvalRunRequest.DataFiles.of(dir.resolve("data"), dir.resolve("out")),
        new EvalRunOptions(1, 100, "test"),
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
