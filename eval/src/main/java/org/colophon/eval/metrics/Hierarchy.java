package org.colophon.eval.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which labels are parents of which, and measures that know it.
///
/// Source of hierarchical precision and recall: S. Kiritchenko, S. Matwin, R. Nock, A. F. Famili,
/// *Learning and Evaluation in the Presence of Class Hierarchies*, 2006; recommended by C. Silla,
/// A. Freitas, *A survey of hierarchical classification*, 2011.
///
/// @param parents label → its direct parents; a label without an entry is a root. Several parents
///   are allowed, cycles do no harm
public record Hierarchy(Map<String, Set<String>> parents) {
  public Hierarchy {
    Map<String, Set<String>> copy = new HashMap<>();
    parents.forEach((label, above) -> copy.put(label, Set.copyOf(above)));
    parents = Map.copyOf(copy);
  }

  /// The labels and all that stand above them.
  public Set<String> closure(Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    Deque<String> open = new ArrayDeque<>(labels);
    while (!open.isEmpty()) {
      for (String parent : parents.getOrDefault(open.pop(), Set.of())) {
        if (all.add(parent)) {
          open.push(parent);
        }
      }
    }
    return all;
  }

  /// The document with all ancestors added on both sides.
  public LabelSets extend(LabelSets document) {
    return new LabelSets(closure(document.gold()), closure(document.predicted()));
  }

  /// Hierarchical counts: micro counts after every set was extended by its ancestors. A sibling of
  /// the right label is so half right, and a parent instead of a child costs recall only.
  public Counts micro(Iterable<LabelSets> documents) {
    Counts sum = Counts.NONE;
    for (LabelSets document : documents) {
      sum = sum.plus(extend(document).counts());
    }
    return sum;
  }

  /// Number of steps from the label up to a root, by the shortest way; 0 for a root.
  public int level(String label) {
    Set<String> layer = Set.of(label);
    Set<String> seen = new HashSet<>();
    for (int level = 0; ; level++) {
      if (layer.isEmpty()
          || layer.stream().anyMatch(one -> parents.getOrDefault(one, Set.of()).isEmpty())) {
        return level;
      }
      seen.addAll(layer);
      layer =
          layer.stream()
              .flatMap(one -> parents.getOrDefault(one, Set.of()).stream())
              .filter(one -> !seen.contains(one))
              .collect(Collectors.toSet());
    }
  }
}
