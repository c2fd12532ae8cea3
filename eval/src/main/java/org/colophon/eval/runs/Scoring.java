package org.colophon.eval.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.ScoredExample;
import org.colophon.eval.scoring.Scorers;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.stats.Bootstrap;
import org.colophon.eval.stats.Interval;
import org.colophon.eval.stats.PairedTest;
import org.colophon.models.linear.LabelHierarchy;

/// The computation of figures with intervals from outcomes, over all and per slice.
final class Scoring {
  /// A smaller slice says too little.
  static final int SMALLEST_SLICE = 30;

  private static final int MOST_SLICES = 12;
  private static final int SLICE_RESAMPLES = 4; // slices get a quarter of the resamples
  private static final List<String> NO_SLICE = List.of("group");

  private final SetDefinition definition;
  private final LabelHierarchy hierarchy;
  private final EvalRunOptions options;

  Scoring(SetDefinition definition, LabelHierarchy hierarchy, EvalRunOptions options) {
    this.definition = definition;
    this.hierarchy = hierarchy;
    this.options = options;
  }

  EvalRun.Results results(List<ScoredExample> outcomes, Leakage leakage) {
    SortedMap<String, Interval> metrics = intervals(outcomes, options.resamples());
    SortedMap<String, Double> detectable = new TreeMap<>();
    metrics.forEach((name, value) -> detectable.put(name, PairedTest.detectable(value)));
    return new EvalRun.Results(
        metrics, slices(outcomes), detectable, leakage, definition.published());
  }

  private SortedMap<String, EvalRun.Slice> slices(List<ScoredExample> outcomes) {
    Map<String, Map<String, List<ScoredExample>>> facets = new TreeMap<>();
    for (ScoredExample outcome : outcomes) {
      outcome
          .head()
          .facets()
          .forEach((facet, value) ->
              facets
                  .computeIfAbsent(facet, f -> new TreeMap<>())
                  .computeIfAbsent(value, v -> new ArrayList<>())
                  .add(outcome));
    }
    NO_SLICE.forEach(facets::remove);
    SortedMap<String, EvalRun.Slice> slices = new TreeMap<>();
    facets.forEach((facet, values) -> addLargest(facet, values, outcomes.size(), slices));
    return slices;
  }

  private void addLargest(
      String facet,
      Map<String, List<ScoredExample>> values,
      int all,
      SortedMap<String, EvalRun.Slice> slices) {
    int most = definition.gold().task() == EvalTask.LANGUAGE ? 0 : MOST_SLICES;
    values.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= SMALLEST_SLICE)
        .filter(entry -> entry.getValue().size() < all)
        .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
        .limit(facet.equals("length") ? MOST_SLICES : most)
        .forEach(entry ->
            slices.put(
                facet + "=" + entry.getKey(),
                new EvalRun.Slice(
                    entry.getValue().size(),
                    intervals(
                        entry.getValue(), Math.max(1, options.resamples() / SLICE_RESAMPLES)))));
  }

  private SortedMap<String, Interval> intervals(List<ScoredExample> outcomes, int resamples) {
    return new TreeMap<>(
        new Bootstrap(resamples, options.seed())
            .intervals(outcomes.size(), Scorers.of(definition.gold().task(), hierarchy, outcomes)));
  }
}
