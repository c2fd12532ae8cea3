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

/// What a release must reach: expectations as data, one per set, system, slice and figure.
public record ReleaseThresholds(List<Floor> floors) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  public ReleaseThresholds {
    floors = List.copyOf(floors);
  }

  /// An expected figure.
  ///
  /// @param value as measured when the floor was set
  /// @param tolerance how far below it may fall; as far above, it is reported as better
  /// @param models digests (or their beginnings) of the models that it was measured with, empty for
  ///   any; with others the floor is not met, however good the figure, until it is set anew
  public record Floor(Target of, double value, double tolerance, List<String> models) {
    public Floor {
      models = models == null ? List.of() : List.copyOf(models);
    }
  }

  /// Which figure of which run.
  ///
  /// @param slice `all`, or a slice such as `length=under 20 words`
  public record Target(String set, String system, String slice, String metric) {}

  /// What became of a floor.
  public sealed interface Verdict {
    Floor floor();

    /// Reached, within the tolerance.
    record Held(Floor floor, double measured) implements Verdict {}

    /// Reached, and by more than the tolerance: the floor may be raised.
    record Better(Floor floor, double measured) implements Verdict {}

    /// Not reached.
    record Below(Floor floor, double measured) implements Verdict {}

    /// Measured with models that the floor was not set for.
    record OtherModels(Floor floor, List<String> found) implements Verdict {
      public OtherModels {
        found = List.copyOf(found);
      }
    }

    /// There is no such run, slice or figure.
    record NotRun(Floor floor, String reason) implements Verdict {}
  }

  /// The floors that come with the product.
  public static ReleaseThresholds builtIn() {
    try (InputStream in =
        ReleaseThresholds.class.getResourceAsStream("/org/colophon/eval/floors.yaml")) {
      if (in == null) {
        throw new IllegalStateException("floors.yaml is not in this build");
      }
      return new ReleaseThresholds(YAML.readValue(in, new TypeReference<List<Floor>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the built-in floors", e);
    }
  }

  /// Reads a file of floors.
  ///
  /// @throws BrokenFileException with line and reason
  public static ReleaseThresholds read(Path file) {
    try {
      return new ReleaseThresholds(
          YAML.readValue(file.toFile(), new TypeReference<List<Floor>>() {}));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BrokenFileException(file, line, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Holds runs against the floors.
  ///
  /// @param runs set and system, joined by a blank → run
  public List<Verdict> check(Map<String, EvalRun> runs) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Floor floor : floors) {
      EvalRun run = runs.get(floor.of().set() + " " + floor.of().system());
      verdicts.add(run == null ? new Verdict.NotRun(floor, "no such run") : check(floor, run));
    }
    return verdicts;
  }

  /// 1 where a figure is below its floor or was measured with other models, else 2 where something
  /// could not be run, else 0.
  public static int exitCode(List<Verdict> verdicts) {
    boolean below =
        verdicts.stream()
            .anyMatch(v -> v instanceof Verdict.Below || v instanceof Verdict.OtherModels);
    boolean open = verdicts.stream().anyMatch(v -> v instanceof Verdict.NotRun);
    return below ? 1 : open ? 2 : 0;
  }

  private static Verdict check(Floor floor, EvalRun run) {
    List<String> digests =
        run.setup().system().models().stream().map(ModelId::digest).sorted().toList();
    if (!floor.models().isEmpty() && !same(floor.models(), digests)) {
      return new Verdict.OtherModels(floor, digests);
    }
    Optional<Interval> figure = run.figure(floor.of().slice(), floor.of().metric());
    if (figure.isEmpty()) {
      return new Verdict.NotRun(floor, "the run has no such figure");
    }
    double measured = figure.get().value();
    if (measured < floor.value() - floor.tolerance()) {
      return new Verdict.Below(floor, measured);
    }
    return measured > floor.value() + floor.tolerance()
        ? new Verdict.Better(floor, measured)
        : new Verdict.Held(floor, measured);
  }

  private static boolean same(List<String> expected, List<String> digests) {
    return expected.size() == digests.size()
        && expected.stream().allMatch(e -> digests.stream().anyMatch(d -> d.startsWith(e)));
  }
}
