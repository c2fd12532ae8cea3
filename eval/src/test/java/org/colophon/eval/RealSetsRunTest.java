package org.colophon.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.eval.report.MarkdownTable;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.Floors;
import org.colophon.eval.runs.Progress;
import org.colophon.eval.runs.RunOptions;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.systems.Systems;
import org.colophon.models.onnx.OnnxModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The real sets, run whole and held against the floors: minutes. Run with `-Dcolophon.long=true`;
/// one set alone with `-Dcolophon.sets=bbc-news`.
class RealSetsRunTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root"));
  private static final Path DATA = ROOT.resolve("../shared/data");
  private static final Path OUT = ROOT.resolve("eval/target/runs");

  @BeforeEach
  void onlyWhenAskedFor() {
    assumeTrue(Boolean.getBoolean("colophon.long"), "real sets run with -Dcolophon.long=true");
    assumeTrue(Files.isDirectory(DATA), "the folder of labelled sets is not here");
  }

  @Test
  void reachesEveryFloor() {
    String only = System.getProperty("colophon.sets", "");
    List<String> sets = only.isEmpty() ? List.of() : List.of(only.split(",", -1));
    RunRequest request =
        new RunRequest(
            sets,
            System.getProperty("colophon.embedder", "bge-small"),
            RunRequest.DataFiles.of(DATA, OUT),
            RunOptions.standard("test"),
            Boolean.getBoolean("colophon.again"));
    List<EvalRun> runs = new ArrayList<>();
    List<Floors.Verdict> verdicts = new ArrayList<>();
    try (Systems systems =
        new Systems(OnnxModels::open, OpenNlpModels::languageDetector, OpenNlpModels::analyzer)) {
      Evaluations evaluations =
          new Evaluations(SetCatalogue.builtIn(), systems, InstantSource.system());
      for (RunReport report : evaluations.run(request, Progress.SILENT)) {
        if (report instanceof RunReport.Made made) {
          runs.add(made.run());
          System.out.printf(
              Locale.ROOT,
              "%s %s: %.0f s%n",
              made.set(),
              made.run().setup().system().name(),
              made.run().circumstances().seconds());
        } else {
          System.out.println(report);
        }
      }
      if (sets.isEmpty()) {
        verdicts.addAll(evaluations.floors(Floors.builtIn(), request, Progress.SILENT));
      }
    }
    System.out.println(MarkdownTable.of(runs));
    assertFalse(runs.isEmpty(), "no set was run");
    verdicts.forEach(System.out::println);
    assertEquals(0, Floors.exitCode(verdicts), verdicts.toString());
  }
}
