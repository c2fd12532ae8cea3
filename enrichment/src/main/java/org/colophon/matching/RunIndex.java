package org.colophon.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.SegmentId;

/// An inverted index of segments' letter runs, of their descriptions and of their examples. A run
/// counts less the more segments have it. Immutable.
final class RunIndex {
  private final int segments;
  private final Map<String, Integer> having;
  private final Map<String, List<Posting>> postings = new HashMap<>();

  /// A segment that has a run.
  ///
  /// @param described weight among the runs of its description
  /// @param shown weight among the runs of its examples
  private record Posting(SegmentId segment, double described, double shown) {}

  /// The cosines of a text's letter runs with those of a segment.
  record Shared(double described, double shown) {
    static final Shared NOTHING = new Shared(0, 0);

    private Shared plus(double describedMore, double shownMore) {
      return new Shared(described + describedMore, shown + shownMore);
    }
  }

  RunIndex(Map<SegmentId, SegmentMaterial> all) {
    this.segments = all.size();
    this.having = having(all.values());
    all.forEach((id, material) -> {
      Map<String, Double> described = weights(material.described());
      Map<String, Double> shown = weights(material.shown());
      for (String run : union(material)) {
        postings
            .computeIfAbsent(run, _ -> new ArrayList<>())
            .add(new Posting(id, described.getOrDefault(run, 0.0), shown.getOrDefault(run, 0.0)));
      }
    });
  }

  private static Map<String, Integer> having(Collection<SegmentMaterial> all) {
    Map<String, Integer> having = new HashMap<>();
    all.forEach(material -> union(material).forEach(run -> having.merge(run, 1, Integer::sum)));
    return having;
  }

  private static Set<String> union(SegmentMaterial material) {
    Set<String> runs = new HashSet<>(material.described().keySet());
    runs.addAll(material.shown().keySet());
    return runs;
  }

  /// The weights of runs, of unit length together.
  private Map<String, Double> weights(Map<String, Integer> counts) {
    Map<String, Double> weights = new HashMap<>();
    double squares = 0;
    for (Map.Entry<String, Integer> run : counts.entrySet()) {
      double weight = (1 + Math.log(run.getValue())) * rarity(run.getKey());
      weights.put(run.getKey(), weight);
      squares += weight * weight;
    }
    double length = Math.sqrt(squares);
    weights.replaceAll((_, weight) -> length > 0 ? weight / length : 0);
    return weights;
  }

  /// 1 for what no segment has, near 0 for what all have.
  private double rarity(String run) {
    double all = segments + 2.0;
    return Math.log(all / (having.getOrDefault(run, 0) + 1)) / Math.log(all);
  }

  /// What the letter runs of a text have in common with each segment; nothing for those not named.
  Map<SegmentId, Shared> shared(Map<String, Integer> text) {
    Map<SegmentId, Shared> shared = new HashMap<>();
    weights(text)
        .forEach((run, weight) -> {
          for (Posting posting : postings.getOrDefault(run, List.of())) {
            shared.merge(
                posting.segment,
                new Shared(weight * posting.described, weight * posting.shown),
                (sum, more) -> sum.plus(more.described, more.shown));
          }
        });
    return shared;
  }
}
