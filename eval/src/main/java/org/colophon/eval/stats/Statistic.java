package org.colophon.eval.stats;

import java.util.Map;

/// Named figures of a selection of documents. Implementations prepare what they need per document
/// once, because resampling asks thousands of times.
@FunctionalInterface
public interface Statistic {
  /// The figures over the documents with these numbers; a number may occur several times.
  Map<String, Double> of(int[] documents);
}
