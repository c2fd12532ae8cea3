package org.colophon.eval.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.eval.stats.Interval;
import org.colophon.models.ModelId;

/// The release thresholds: the least figures that a release must reach, one per set, system, slice
/// and figure.
public record ReleaseThresholds(List<Threshold> thresholds) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  public ReleaseThresholds {
    thresholds = List.copyOf(thresholds);
  }

  /// One release threshold.
  ///
  /// @param value as measured when the threshold was set
  /// @param tolerance how far below it may fall; as far above, it is reported as better
  /// @param models digests (or their beginnings) of the models that it was measured with, empty for
  ///   any; with others the threshold is not met, however good the figure, until it is set anew
  public record Threshold(Target of, double value, double tolerance, List<String> models) {
    public Threshold {
      models = models == null ? List.of() : List.copyOf(models);
    }
  }

  /// The figure of a run that a threshold applies to.
  ///
  /// @param slice `all`, or a slice such as `length=under 20 words`
  public record Target(String set, String system, String slice, String metric) {}

  /// The result of checking a threshold.
  public sealed interface Verdict {
    Threshold threshold();

    /// Reached, within the tolerance.
    record Held(Threshold threshold, double measured) implements Verdict {}

    /// Reached, and by more than the tolerance: the threshold may be raised.
    record Better(Threshold threshold, double measured) implements Verdict {}

    /// Not reached.
    record Below(Threshold threshold, double measured) implements Verdict {}

    /// Measured with models that the threshold was not set for.
    record OtherModels(Threshold threshold, List<String> found) implements Verdict {
      public OtherModels {
        found = List.copyOf(found);
      }
    }

    /// There is no such run, slice or figure.
    record NotRun(Threshold threshold, String reason) implements Verdict {}
  }

  /// The release thresholds that come with the product.
  public static ReleaseThresholds builtIn() {
    try (InputStream in =
        ReleaseThresholds.class.getResourceAsStream("/org/colophon/eval/floors.yaml")) {
      if (in == null) {
        throw new IllegalStateException("floors.yaml is not in this build");
      }
      return new ReleaseThresholds(YAML.readValue(in, new TypeReference<List<Threshold>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the built-in release thresholds", e);
    }
  }

  /// Reads a file of release thresholds.
  ///
  /// @throws BrokenFileException with line and reason
  public static ReleaseThresholds read(Path file) {
    try {
      return new ReleaseThresholds(
          YAML.readValue(file.toFile(), new TypeReference<List<Threshold>>() {}));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BrokenFileException(file, line, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Holds runs against the release thresholds.
  ///
  /// @param runs set and system, joined by a blank → run
  public List<Verdict> check(Map<String, EvalRun> runs) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Threshold threshold : thresholds) {
      EvalRun run = runs.get(threshold.of().set() + " " + threshold.of().system());
      verdicts.add(
          run == null ? new Verdict.NotRun(threshold, "no such run") : check(threshold, run));
    }
    return verdicts;
  }

  /// 1 where a figure is below its threshold or was measured with other models, else 2 where
  /// something could not be run, else 0.
  public static int exitCode(List<Verdict> verdicts) {
    boolean below =
        verdicts.stream()
            .anyMatch(v -> v instanceof Verdict.Below || v instanceof Verdict.OtherModels);
    boolean open = verdicts.stream().anyMatch(v -> v instanceof Verdict.NotRun);
    return below ? 1 : open ? 2 : 0;
  }

  private static Verdict check(Threshold threshold, EvalRun run) {
    List<String> digests =
        run.setup().system().models().stream().map(ModelId::digest).sorted().toList();
    if (!threshold.models().isEmpty() && !same(threshold.models(), digests)) {
      return new Verdict.OtherModels(threshold, digests);
    }
    Optional<Interval> figure = run.figure(threshold.of().slice(), threshold.of().metric());
    if (figure.isEmpty()) {
      return new Verdict.NotRun(threshold, "the run has no such figure");
    }
    double measured = figure.get().value();
    if (measured < threshold.value() - threshold.tolerance()) {
      return new Verdict.Below(threshold, measured);
    }
    return measured > threshold.value() + threshold.tolerance()
        ? new Verdict.Better(threshold, measured)
        : new Verdict.Held(threshold, measured);
  }

  private static boolean same(List<String> expected, List<String> digests) {
    return expected.size() == digests.size()
        && expected.stream().allMatch(e -> digests.stream().anyMatch(d -> d.startsWith(e)));
  }
}
