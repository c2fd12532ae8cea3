package org.colophon.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.eval.runs.EvalRunOptions;
import org.colophon.eval.runs.EvalRunProgress;
import org.colophon.eval.runs.ReleaseThresholds;
import org.colophon.eval.sets.Checksums;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.systems.Systems;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.junit.jupiter.api.Test;

/// The real sets, run whole and held against the floors, where the data folder is present: a few
/// fast ones in every build, all of them, which takes minutes, with `-Dcolophon.long=true`; chosen
/// ones with `-Dcolophon.sets=bbc-news,stsb-de`.
class RealSetsRunTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root"));
  private static final Path DATA = ROOT.resolve("../shared/data");
  private static final Path OUT = ROOT.resolve("eval/target/runs");
  private static final List<String> FAST = List.of("catalogue-replay", "bbc-news", "wnut17");

  @Test
  void theFastSetsReachTheirFloors() {
    assumeTrue(Files.isDirectory(DATA), "the folder of labelled sets is not here");
    String only = System.getProperty("colophon.sets", "");
    List<String> sets = only.isEmpty() ? FAST : List.of(only.split(",", -1));
    List<ReleaseThresholds.Threshold> floors =
        ReleaseThresholds.builtIn().thresholds().stream()
            .filter(f -> sets.contains(f.of().set()))
            .toList();
    assertFalse(floors.isEmpty(), "no floor for " + sets);
    reach(new ReleaseThresholds(floors), !only.isEmpty() && Boolean.getBoolean("colophon.again"));
  }

  @Test
  void everySetReachesItsFloors() {
    assumeTrue(Boolean.getBoolean("colophon.long"), "all sets run with -Dcolophon.long=true");
    assumeTrue(Files.isDirectory(DATA), "the folder of labelled sets is not here");
    reach(ReleaseThresholds.builtIn(), Boolean.getBoolean("colophon.again"));
  }

  private static void reach(ReleaseThresholds floors, boolean again) {
    EvalRunRequest request =
        new EvalRunRequest(
            List.of(),
            System.getProperty("colophon.embedder", "bge-small"),
            EvalRunRequest.DataFiles.of(DATA, OUT),
            EvalRunOptions.standard(codeVersion()),
            again);
    try (Systems systems =
        new Systems(Embedders::open, LinearModels::languageDetector, OpenNlpModels::analyzer)) {
      Evaluations evaluations =
          new Evaluations(SetCatalogue.builtIn(), systems, InstantSource.system());
      List<ReleaseThresholds.Verdict> verdicts =
          evaluations.checkThresholds(floors, request, EvalRunProgress.SILENT);
      verdicts.forEach(System.out::println);
      assertEquals(0, ReleaseThresholds.exitCode(verdicts), verdicts.toString());
    }
  }

  /// A digest of this build's classes: another build makes the runs again.
  private static String codeVersion() {
    return "test "
        + Stream.of("models", "enrichment", "eval")
            .map(module -> ROOT.resolve(module).resolve("target/classes"))
            .filter(Files::isDirectory)
            .map(Checksums::of)
            .collect(Collectors.joining(" "));
  }
}
