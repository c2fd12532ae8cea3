package org.colophon.service.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunStore;
import org.colophon.eval.runs.ReleaseThresholds;
import org.colophon.eval.runs.ReleaseThresholds.Verdict;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.models.ModelId;

/// A check that evaluation runs in a folder of the data directory allow a model to go live.
///
/// @param folder holds one folder for each evaluation: runs as `colophon eval run` writes them, and
///   `floors.yaml` where other floors than the built-in ones count
record ReleaseCheck(Path folder) {

  /// Why a model may not go live by an evaluation; empty when it may.
  ///
  /// @param evaluation name of the folder
  Optional<String> objection(String evaluation, ModelId model) {
    Path place = folder.resolve(evaluation).normalize();
    if (!folder.normalize().equals(place.getParent()) || !Files.isDirectory(place)) {
      return Optional.of(
          "evaluation '" + evaluation + "' was not found in " + folder.getFileName());
    }
    try {
      Path own = place.resolve("floors.yaml");
      ReleaseThresholds floors =
          Files.exists(own) ? ReleaseThresholds.read(own) : ReleaseThresholds.builtIn();
      Map<String, EvalRun> runs = runs(place);
      if (runs.values().stream().noneMatch(run -> isOf(run, model))) {
        return Optional.of("the evaluation '" + evaluation + "' has no run with " + model.name());
      }
      return floors.check(runs).stream()
          .map(ReleaseCheck::objection)
          .flatMap(Optional::stream)
          .findFirst();
    } catch (BrokenFileException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("the evaluation in " + place + " cannot be read", e);
    }
  }

  private static boolean isOf(EvalRun run, ModelId model) {
    return run.setup().system().models().stream()
        .anyMatch(used -> used.digest().equals(model.digest()));
  }

  private static Map<String, EvalRun> runs(Path place) throws IOException {
    Map<String, EvalRun> runs = new TreeMap<>();
    try (Stream<Path> files = Files.list(place)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      for (Path file : found) {
        EvalRun run = EvalRunStore.read(file);
        runs.put(run.setup().data().set() + " " + run.setup().system().name(), run);
      }
    }
    return runs;
  }

  private static Optional<String> objection(Verdict verdict) {
    ReleaseThresholds.Target of = verdict.threshold().of();
    String what = of.set() + " " + of.system() + " " + of.slice() + " " + of.metric();
    return switch (verdict) {
      case Verdict.Held _, Verdict.Better _ -> Optional.empty();
      case Verdict.Below(var floor, double measured) ->
          Optional.of(
              "%s is %.4f, below the floor of %.4f - %.4f"
                  .formatted(what, measured, floor.value(), floor.tolerance()));
      case Verdict.OtherModels(var _, List<String> found) ->
          Optional.of(what + " was measured with other models: " + found);
      case Verdict.NotRun(var _, String reason) -> Optional.of(what + " was not run: " + reason);
    };
  }
}
