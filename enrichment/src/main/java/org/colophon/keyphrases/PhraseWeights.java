package org.colophon.keyphrases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.text.Wordlist;

/// The weights of phrase features: a logistic regression that tells how probable it is that an
/// editor keeps a phrase. Fitted on the drafts of invented publishers by `tools/keyphrases/fit.py`.
final class PhraseWeights {
  private static final PhraseWeights BUNDLED =
      new PhraseWeights(Wordlist.read("phrase-weights.txt"));
  private static final String CONSTANT = "constant";

  private final Map<String, Double> weights = new HashMap<>();

  /// @param entries `feature:weight`, with `_` for a space
  PhraseWeights(List<String> entries) {
    for (String entry : entries) {
      int colon = entry.lastIndexOf(':');
      weights.put(
          entry.substring(0, colon).replace('_', ' '),
          Double.parseDouble(entry.substring(colon + 1)));
    }
  }

  static PhraseWeights bundled() {
    return BUNDLED;
  }

  /// In (0, 1).
  double probability(Map<String, Double> features) {
    double sum = weights.getOrDefault(CONSTANT, 0.0);
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      sum += feature.getValue() * weights.getOrDefault(feature.getKey(), 0.0);
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
