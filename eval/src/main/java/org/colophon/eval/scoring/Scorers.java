package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.List;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.stats.Statistic;
import org.colophon.models.linear.LabelHierarchy;

/// The figures of each task. All are fractions; names are in snake case.
public final class Scorers {
  private Scorers() {}

  /// Prepares the figures of a task over outcomes.
  ///
  /// @param hierarchy of the labels; without one, give one without parents
  public static Statistic of(
      EvalTask task, LabelHierarchy hierarchy, List<ScoredExample> outcomes) {
    return switch (task) {
      case LANGUAGE -> new SingleLabelScorer(only(outcomes, ScoredExample.Labels.class), true);
      case SINGLE_LABEL -> new SingleLabelScorer(only(outcomes, ScoredExample.Labels.class), false);
      case MULTI_LABEL ->
          new MultiLabelScorer(only(outcomes, ScoredExample.Labels.class), hierarchy);
      case ENTITIES -> new EntityScorer(only(outcomes, ScoredExample.Spans.class));
      case KEYPHRASES -> PerDocument.keyphrases(only(outcomes, ScoredExample.Phrases.class));
      case SIMILARITY -> new SimilarityScorer(only(outcomes, ScoredExample.TextSimilarity.class));
      case RANKING -> PerDocument.rankings(only(outcomes, ScoredExample.Ranked.class));
      case PREFERENCE -> new PooledScorer(only(outcomes, ScoredExample.Ranked.class));
      case SEGMENTS -> new SegmentScorer(only(outcomes, ScoredExample.Ranked.class));
      case REPLAY -> new ReplayScorer(only(outcomes, ScoredExample.Ranked.class));
    };
  }

  private static <T extends ScoredExample> List<T> only(
      List<ScoredExample> outcomes, Class<T> type) {
    List<T> typed = new ArrayList<>();
    for (ScoredExample outcome : outcomes) {
      if (!type.isInstance(outcome)) {
        throw new IllegalArgumentException(
            "the outcome of " + outcome.head().id() + " is not a " + type.getSimpleName());
      }
      typed.add(type.cast(outcome));
    }
    return typed;
  }
}
