package org.colophon.eval.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.sets.Checksums;
import org.colophon.eval.sets.Example;

/// A splitter of examples for cross-validation. The same examples and seed give the same folds,
/// whatever their order; examples of one `group` facet stay together.
final class Folds {
  private Folds() {}

  /// The fold of each example, from 0 to `folds - 1`, in the order of the examples.
  static List<Integer> of(List<? extends Example> examples, int folds, long seed) {
    TreeMap<String, String> groups = new TreeMap<>();
    for (Example example : examples) {
      String group = group(example);
      groups.put(Checksums.of(seed + " " + group), group);
    }
    Map<String, Integer> foldOf = new HashMap<>();
    for (String group : groups.values()) {
      foldOf.put(group, foldOf.size() % folds);
    }
    List<Integer> result = new ArrayList<>();
    for (Example example : examples) {
      result.add(foldOf.getOrDefault(group(example), 0));
    }
    return result;
  }

  private static String group(Example example) {
    String group = example.facets().get("group");
    return group == null ? example.id() : group;
  }
}
