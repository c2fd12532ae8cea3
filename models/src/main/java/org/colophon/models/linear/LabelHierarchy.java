package org.colophon.models.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A hierarchy of labels: the direct parents of each label.
///
/// @param parents label → its direct parents; a label without an entry is at the top. Several
///   parents are allowed, cycles do no harm
public record LabelHierarchy(Map<String, Set<String>> parents) {
  /// A hierarchy of one level.
  public static final LabelHierarchy FLAT = new LabelHierarchy(Map.of());

  public LabelHierarchy {
    parents =
        parents.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /// The direct parents; none at the top.
  public Set<String> parentsOf(String label) {
    return parents.getOrDefault(label, Set.of());
  }

  /// The labels with all their ancestors.
  public Set<String> withAncestors(Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    Deque<String> open = new ArrayDeque<>(labels);
    while (!open.isEmpty()) {
      for (String parent : parentsOf(open.pop())) {
        if (all.add(parent)) {
          open.push(parent);
        }
      }
    }
    return all;
  }

  /// The part of the hierarchy that joins the given labels.
  LabelHierarchy among(Set<String> labels) {
    return new LabelHierarchy(
        parents.entrySet().stream()
            .filter(e -> labels.contains(e.getKey()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e ->
                        e.getValue().stream()
                            .filter(labels::contains)
                            .collect(Collectors.toSet()))));
  }

  /// The number of steps from the label up to the top, by the shortest way; 0 at the top.
  public int level(String label) {
    Set<String> layer = Set.of(label);
    Set<String> seen = new HashSet<>();
    for (int level = 0; ; level++) {
      if (layer.isEmpty() || layer.stream().anyMatch(one -> parentsOf(one).isEmpty())) {
        return level;
      }
      seen.addAll(layer);
      layer =
          layer.stream()
              .flatMap(one -> parentsOf(one).stream())
              .filter(one -> !seen.contains(one))
              .collect(Collectors.toSet());
    }
  }
}
