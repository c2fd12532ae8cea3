package org.colophon.models.linear;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which labels stand above which.
///
/// @param parents label → its direct parents; a label without an entry is at the top. Several
///   parents are allowed, cycles do no harm
public record LabelTree(Map<String, Set<String>> parents) {
  /// Labels side by side.
  public static final LabelTree FLAT = new LabelTree(Map.of());

  public LabelTree {
    parents =
        parents.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /// The direct parents; none at the top.
  public Set<String> above(String label) {
    return parents.getOrDefault(label, Set.of());
  }

  /// The tree as far as it joins the given labels.
  LabelTree among(Set<String> labels) {
    return new LabelTree(
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

  /// Number of steps from the label up to the top, by the shortest way; 0 at the top.
  public int level(String label) {
    Set<String> layer = Set.of(label);
    Map<String, Integer> seen = new TreeMap<>();
    for (int level = 0; ; level++) {
      if (layer.isEmpty() || layer.stream().anyMatch(one -> above(one).isEmpty())) {
        return level;
      }
      int here = level;
      layer.forEach(one -> seen.putIfAbsent(one, here));
      layer =
          layer.stream()
              .flatMap(one -> above(one).stream())
              .filter(one -> !seen.containsKey(one))
              .collect(Collectors.toSet());
    }
  }
}
