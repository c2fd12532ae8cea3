package org.colophon.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An inverted index of letter runs: of segments' descriptions and examples, or of items. A run
/// counts less the more of them have it. Immutable.
///
/// @param <K> what has the runs
final class RunIndex<K> {
  private final int size;
  private final Map<String, Integer> having;
  private final Map<String, List<Posting<K>>> postings = new HashMap<>();

  /// The counts of letter runs.
  ///
  /// @param described of a description, or of a whole text
  /// @param shown of examples
  record Counts(Map<String, Integer> described, Map<String, Integer> shown) {}

  /// Something that has a run.
  ///
  /// @param described weight among the described ones
  /// @param shown weight among those of examples
  private record Posting<K>(K owner, double described, double shown) {}

  /// The cosines of a text's letter runs with those of one of them.
  record Shared(double described, double shown) {
    static final Shared NOTHING = new Shared(0, 0);

    private Shared plus(double describedMore, double shownMore) {
      return new Shared(described + describedMore, shown + shownMore);
    }
  }

  RunIndex(Map<K, Counts> all) {
    this.size = all.size();
    this.having = having(all.values());
    all.forEach((id, counts) -> {
      Map<String, Double> described = weights(counts.described());
      Map<String, Double> shown = weights(counts.shown());
      for (String run : union(counts)) {
        postings
            .computeIfAbsent(run, _ -> new ArrayList<>())
            .add(new Posting<>(id, described.getOrDefault(run, 0.0), shown.getOrDefault(run, 0.0)));
      }
    });
  }

  private static Map<String, Integer> having(Collection<Counts> all) {
    Map<String, Integer> having = new HashMap<>();
    all.forEach(counts -> union(counts).forEach(run -> having.merge(run, 1, Integer::sum)));
    return having;
  }

  private static Set<String> union(Counts counts) {
    Set<String> runs = new HashSet<>(counts.described().keySet());
    runs.addAll(counts.shown().keySet());
    return runs;
  }

  /// The weights of runs, of unit length together.
  private Map<String, Double> weights(Map<String, Integer> counts) {
    Map<String, Double> weights = HashMap.newHashMap(counts.size());
    counts.forEach((run, count) -> weights.put(run, (1 + Math.log(count)) * rarity(run)));
    double[] squares = weights.values().stream().mapToDouble(weight -> weight * weight).toArray();
    Arrays.sort(squares); // one sum, one order
    double length = Math.sqrt(Arrays.stream(squares).sum());
    weights.replaceAll((_, weight) -> length > 0 ? weight / length : 0);
    return weights;
  }

  /// 1 for what none has, near 0 for what all have.
  private double rarity(String run) {
    double all = size + 2.0;
    return Math.log(all / (having.getOrDefault(run, 0) + 1)) / Math.log(all);
  }

  /// What the letter runs of a text have in common with each; nothing for those not named.
  Map<K, Shared> shared(Map<String, Integer> text) {
    Map<K, Shared> shared = new HashMap<>();
    weights(text)
        .forEach((run, weight) -> {
          for (Posting<K> posting : postings.getOrDefault(run, List.of())) {
            shared.merge(
                posting.owner,
                new Shared(weight * posting.described, weight * posting.shown),
                (sum, more) -> sum.plus(more.described, more.shown));
          }
        });
    return shared;
  }
}
