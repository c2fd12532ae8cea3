package org.colophon.eval.metrics;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Measures for tasks with any number of right labels per document.
///
/// Source: G. Tsoumakas, I. Katakis, I. Vlahavas, *Mining Multi-label Data*, 2010.
public final class MultiLabel {
  private MultiLabel() {}

  /// Counts over all decisions of all documents together; its F1 is micro-F1. Frequent labels weigh
  /// most.
  public static Counts micro(Collection<LabelSets> documents) {
    return documents.stream().map(LabelSets::counts).reduce(Counts.NONE, Counts::plus);
  }

  /// Hierarchical counts: micro counts after every set was extended by its ancestors. A sibling of
  /// the right label is so half right, and a parent instead of a child costs recall only.
  ///
  /// Source: S. Kiritchenko, S. Matwin, R. Nock, A. F. Famili, *Learning and Evaluation in the
  /// Presence of Class Hierarchies*, 2006; recommended by C. Silla, A. Freitas, *A survey of
  /// hierarchical classification*, 2011.
  ///
  /// @param withAncestors adds to labels all that stand above them
  public static Counts hierarchical(
      Collection<LabelSets> documents, UnaryOperator<Set<String>> withAncestors) {
    return micro(documents.stream().map(document -> document.extended(withAncestors)).toList());
  }

  /// Counts per label, for every label that is gold or predicted somewhere.
  public static SortedMap<String, Counts> perLabel(Collection<LabelSets> documents) {
    SortedMap<String, Counts> table = new TreeMap<>();
    for (LabelSets document : documents) {
      for (String label : document.predicted()) {
        boolean hit = document.gold().contains(label);
        table.merge(label, hit ? new Counts(1, 0, 0) : new Counts(0, 1, 0), Counts::plus);
      }
      for (String label : document.gold()) {
        if (!document.predicted().contains(label)) {
          table.merge(label, new Counts(0, 0, 1), Counts::plus);
        }
      }
    }
    return table;
  }

  /// Unweighted means over the labels of [#perLabel]; all 0 where there are none. Rare labels weigh
  /// as much as frequent ones; a label that is never gold but predicted counts with 0.
  public static Averages macro(Collection<LabelSets> documents) {
    return average(perLabel(documents).values());
  }

  /// Unweighted means over the documents (scikit-learn's `samples`). A document without gold labels
  /// for which nothing was predicted counts as 1 in all three: nothing was asked and nothing was
  /// claimed. All 0 for no documents.
  public static Averages sampleAverage(Collection<LabelSets> documents) {
    return average(documents.stream().map(LabelSets::counts).toList());
  }

  /// Share of documents that got at least one label; 0 for no documents.
  public static double coverage(Collection<LabelSets> documents) {
    return documents.stream().mapToInt(d -> d.predicted().isEmpty() ? 0 : 1).average().orElse(0);
  }

  /// Share of the labels that are gold somewhere which the system got right at least once; 0 where
  /// no label is gold. Low when only the frequent labels are ever used.
  public static double labelCoverage(Collection<LabelSets> documents) {
    return perLabel(documents).values().stream()
        .filter(counts -> counts.hits() + counts.missed() > 0)
        .mapToInt(counts -> counts.hits() > 0 ? 1 : 0)
        .average()
        .orElse(0);
  }

  /// Precision of the first `k` labels of a ranking: hits among them divided by `k`, also where
  /// fewer are ranked (an unfilled place is a place without a hit, as in trec_eval's `P_k`).
  public static double precisionAt(int k, Set<String> gold, List<String> ranked) {
    return (double) hitsAt(k, gold, ranked) / k;
  }

  /// Share of the gold labels among the first `k` of a ranking; 0 where there are none.
  public static double recallAt(int k, Set<String> gold, List<String> ranked) {
    return gold.isEmpty() ? 0 : (double) hitsAt(k, gold, ranked) / gold.size();
  }

  private static int hitsAt(int k, Set<String> gold, List<String> ranked) {
    if (k < 1) {
      throw new IllegalArgumentException("k is at least 1, got " + k);
    }
    Set<String> first = new HashSet<>(ranked.subList(0, Math.min(k, ranked.size())));
    first.retainAll(gold);
    return first.size();
  }

  private static Averages average(Collection<Counts> all) {
    if (all.isEmpty()) {
      return new Averages(0, 0, 0);
    }
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (Counts counts : all) {
      precision += counts.isEmpty() ? 1 : counts.precision();
      recall += counts.isEmpty() ? 1 : counts.recall();
      f1 += counts.isEmpty() ? 1 : counts.f1();
    }
    return new Averages(precision / all.size(), recall / all.size(), f1 / all.size());
  }
}
