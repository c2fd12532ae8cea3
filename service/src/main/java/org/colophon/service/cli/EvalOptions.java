package org.colophon.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.colophon.eval.EvalRunRequest;
import org.colophon.eval.Evaluations;
import org.colophon.eval.runs.EvalRunOptions;
import org.colophon.eval.runs.EvalRunProgress;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.systems.Systems;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of evaluation commands: labelled sets, the folder of runs, and the measures.
final class EvalOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      description = "The folder of labelled sets (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("../shared/data");

  @Option(
      names = "--sets",
      paramLabel = "DIR",
      description = "A folder with further set descriptions in YAML.")
  @Nullable Path sets;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "eval-runs",
      description = "Where runs and reports are stored (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("eval-runs");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "bge-small",
      description =
          "bilingual, minilm, bge-small or a model's directory (default: ${DEFAULT-VALUE}).")
  String model = "bge-small";

  @Option(names = "--seed", defaultValue = "1", description = "Of folds, training and bootstrap.")
  long seed = 1;

  @Option(names = "--again", description = "Makes runs again that were made before.")
  boolean again;

  EvalRunRequest request(List<String> ids, @Nullable Path train, @Nullable Path test) {
    EvalRunOptions standard = EvalRunOptions.standard(Commands.VERSION);
    EvalRunOptions options = new EvalRunOptions(seed, standard.resamples(), standard.codeVersion());
    return new EvalRunRequest(
        ids, model, new EvalRunRequest.DataFiles(data, train, test, out), options, again);
  }

  /// Runs `work` with models that are opened when they are needed, and closes them.
  <T> T with(InstantSource clock, Function<Evaluations, T> work) {
    SetCatalogue catalogue = SetCatalogue.builtIn();
    SetCatalogue known = sets == null ? catalogue : catalogue.withFolder(sets);
    try (Systems systems =
        new Systems(Embedders::open, LinearModels::languageDetector, OpenNlpModels::analyzer)) {
      return work.apply(new Evaluations(known, systems, clock));
    }
  }

  /// Shows how far a run is, one line a step.
  static EvalRunProgress shown(PrintWriter err) {
    return (what, done, of) -> {
      err.println(of > 0 ? "  " + what + " " + done + "/" + of : "  " + what);
      err.flush();
    };
  }
}
