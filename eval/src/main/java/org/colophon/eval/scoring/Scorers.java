package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.List;
import org.colophon.eval.metrics.Hierarchy;
import org.colophon.eval.sets.Task;
import org.colophon.eval.stats.Statistic;

/// The figures of each task. All are fractions; names are in snake case.
public final class Scorers {
  private Scorers() {}

  /// Prepares the figures of a task over outcomes.
  ///
  /// @param hierarchy of the labels; without one, give one without parents
  public static Statistic of(Task task, Hierarchy hierarchy, List<Outcome> outcomes) {
    return switch (task) {
      case LANGUAGE -> new SingleLabelScorer(only(outcomes, Outcome.Labels.class), true);
      case SINGLE_LABEL -> new SingleLabelScorer(only(outcomes, Outcome.Labels.class), false);
      case MULTI_LABEL -> new MultiLabelScorer(only(outcomes, Outcome.Labels.class), hierarchy);
      case ENTITIES -> new EntityScorer(only(outcomes, Outcome.Spans.class));
      case KEYPHRASES -> PerDocument.keyphrases(only(outcomes, Outcome.Phrases.class));
      case SIMILARITY -> new SimilarityScorer(only(outcomes, Outcome.Likeness.class));
      case RANKING -> PerDocument.rankings(only(outcomes, Outcome.Ranked.class));
      case PREFERENCE -> new PooledScorer(only(outcomes, Outcome.Ranked.class));
      case SEGMENTS -> new SegmentScorer(only(outcomes, Outcome.Ranked.class));
      case REPLAY -> new ReplayScorer(only(outcomes, Outcome.Ranked.class));
    };
  }

  private static <T extends Outcome> List<T> only(List<Outcome> outcomes, Class<T> type) {
    List<T> typed = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (!type.isInstance(outcome)) {
        throw new IllegalArgumentException(
            "the outcome of " + outcome.head().id() + " is no " + type.getSimpleName());
      }
      typed.add(type.cast(outcome));
    }
    return typed;
  }
}
