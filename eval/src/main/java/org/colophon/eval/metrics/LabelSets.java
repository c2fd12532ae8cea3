package org.colophon.eval.metrics;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One document's labels: those that people gave it, and those that a system gave it.
public record LabelSets(Set<String> gold, Set<String> predicted) {
  public LabelSets {
    gold = Set.copyOf(gold);
    predicted = Set.copyOf(predicted);
  }

  /// Labels right, too many and missed.
  public Counts counts() {
    int hits = 0;
    for (String label : predicted) {
      if (gold.contains(label)) {
        hits++;
      }
    }
    return new Counts(hits, predicted.size() - hits, gold.size() - hits);
  }

  /// The same document with only those labels that are in `kept`, on both sides.
  public LabelSets only(Set<String> kept) {
    return new LabelSets(intersection(gold, kept), intersection(predicted, kept));
  }

  /// The same document with all ancestors added on both sides.
  ///
  /// @param withAncestors adds to labels all that stand above them
  public LabelSets extended(UnaryOperator<Set<String>> withAncestors) {
    return new LabelSets(withAncestors.apply(gold), withAncestors.apply(predicted));
  }

  private static Set<String> intersection(Set<String> some, Set<String> kept) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(kept);
    return both;
  }
}
