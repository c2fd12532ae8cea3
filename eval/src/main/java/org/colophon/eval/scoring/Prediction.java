package org.colophon.eval.scoring;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.metrics.TypedSpan;

/// The answer of a system to one example.
public sealed interface Prediction {
  /// Labels, and a score per label that was considered.
  ///
  /// @param chosen those that the system stands by; exactly one for single-label tasks
  /// @param scores higher is more likely; probabilities where all are in [0, 1]
  record Labels(List<String> chosen, SortedMap<String, Double> scores) implements Prediction {
    public Labels {
      chosen = List.copyOf(chosen);
      scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }
  }

  /// Named entities.
  record Spans(List<TypedSpan> found) implements Prediction {
    public Spans {
      found = List.copyOf(found);
    }
  }

  /// Phrases, best first.
  record Phrases(List<String> ranked) implements Prediction {
    public Phrases {
      ranked = List.copyOf(ranked);
    }
  }

  /// The similarity of two texts; any scale.
  record TextSimilarity(double value) implements Prediction {}

  /// A score per candidate, in the order of the candidates.
  record Scores(List<Double> values) implements Prediction {
    public Scores {
      values = List.copyOf(values);
    }
  }

  /// Every segment with the probability that the item fits it.
  record Segments(SortedMap<String, Double> probabilities) implements Prediction {
    public Segments {
      probabilities = Collections.unmodifiableSortedMap(new TreeMap<>(probabilities));
    }
  }
}
