package org.colophon.eval.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.ScoredExample;
import org.colophon.eval.sets.Checksums;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.stats.Interval;
import org.colophon.models.ModelId;

/// The stored result of an evaluation run.
///
/// @param setup what was measured, how and on what
/// @param results the figures
/// @param circumstances where and how fast; not part of [#resultDigest()]
/// @param outcomes every prediction beside its gold
public record EvalRun(
    EvalRunSetup setup,
    Results results,
    Circumstances circumstances,
    List<ScoredExample> outcomes) {
  public EvalRun {
    outcomes = List.copyOf(outcomes);
  }

  /// All figures.
  ///
  /// @param metrics over all documents
  /// @param slices `facet=value` → figures over those documents
  /// @param detectable the smallest difference to another run that the set would show (see
  ///   [org.colophon.eval.stats.PairedTest#detectable])
  /// @param published figures of others
  public record Results(
      SortedMap<String, Interval> metrics,
      SortedMap<String, Slice> slices,
      SortedMap<String, Double> detectable,
      Leakage leakage,
      List<SetDefinition.Published> published) {
    public Results {
      metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
      slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
      detectable = Collections.unmodifiableSortedMap(new TreeMap<>(detectable));
      published = List.copyOf(published);
    }
  }

  /// The figures over some of the documents.
  ///
  /// @param documents how many fall into the slice
  public record Slice(int documents, SortedMap<String, Interval> metrics) {
    public Slice {
      metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
  }

  /// The place, time and speed of the run.
  ///
  /// @param startedAt ISO 8601, UTC
  /// @param trained models that the run trained
  public record Circumstances(
      String startedAt, double seconds, String machine, Speed speed, List<ModelId> trained) {
    public Circumstances {
      trained = List.copyOf(trained);
    }
  }

  /// The speed of the predictions alone, training left out.
  ///
  /// @param peakMegabytes of the whole process's heap
  public record Speed(
      double itemsPerSecond, double p50Millis, double p95Millis, long peakMegabytes) {}

  /// SHA-256 over all predictions and figures: equal for runs that are the same bit for bit.
  @JsonIgnore
  public String resultDigest() {
    return Checksums.of(outcomes + "\n" + results);
  }

  /// A figure over all documents, or over a slice such as `language=de`; `all` is the whole.
  public Optional<Interval> figure(String slice, String metric) {
    Map<String, Interval> figures =
        slice.equals("all")
            ? results.metrics()
            : Optional.ofNullable(results.slices().get(slice))
                .<Map<String, Interval>>map(Slice::metrics)
                .orElse(Map.of());
    return Optional.ofNullable(figures.get(metric));
  }
}
