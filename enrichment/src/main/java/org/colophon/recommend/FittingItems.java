package org.colophon.recommend;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.colophon.audience.Prototype;
import org.colophon.audience.Segment;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemQuery;
import org.colophon.models.Embedding;

/// The items that fit a segment by the score that the desk shows: candidates are found by the
/// index, then each is scored. Thread-safe.
final class FittingItems {
  /// So many of the nearest are scored at least.
  private static final int LOOKED_AT = 100;

  private static final int MOST_LOOKED_AT = 1_600;
  private static final int WIDER = 4;

  private final ItemIndex index;
  private final IndexCandidates.Segments segments;
  private final Rejections rejections;

  FittingItems(ItemIndex index, IndexCandidates.Segments segments, Rejections rejections) {
    this.index = index;
    this.segments = segments;
    this.rejections = rejections;
  }

  /// Best first, at most `many`; fewer only when no others fit. What somebody rejected for the
  /// segment is not among them.
  ///
  /// @param exclude what is left out besides
  List<Candidate> of(Segment segment, Set<ItemId> exclude, Predicate<ItemId> eligible, int many) {
    long seen = index.seq(); // before the search, which may see more
    int looked = Math.max(LOOKED_AT, many);
    while (true) {
      List<ItemId> found =
          index.search(query(segment, exclude, eligible, looked)).stream()
              .map(ItemHit::id)
              .toList();
      Map<ItemId, Double> fitting = segments.scores().fitting(segment.id(), found);
      boolean end = found.size() < looked || isOver(found, fitting.keySet());
      fitting.keySet().removeAll(rejections.of(segment.id(), Set.copyOf(fitting.keySet())));
      if (end || fitting.size() >= many || looked >= MOST_LOOKED_AT) {
        return ranked(fitting, seen).stream().limit(many).toList();
      }
      looked = Math.min(MOST_LOOKED_AT, looked * WIDER);
    }
  }

  /// Whether none of the last quarter fits.
  private static boolean isOver(List<ItemId> found, Set<ItemId> fitting) {
    return found.subList(found.size() - found.size() / WIDER, found.size()).stream()
        .noneMatch(fitting::contains);
  }

  private static List<Candidate> ranked(Map<ItemId, Double> fitting, long seen) {
    return fitting.entrySet().stream()
        .map(fit -> new Candidate(fit.getKey(), fit.getValue(), "fits", seen))
        .sorted(
            Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(candidate -> candidate.item().value()))
        .toList();
  }

  private ItemQuery query(
      Segment segment, Set<ItemId> exclude, Predicate<ItemId> eligible, int many) {
    List<Embedding> vectors =
        segments.prototypes().of(segment.id()).stream()
            .filter(prototype -> !prototype.negative())
            .map(Prototype::vector)
            .toList();
    Set<ItemId> without = new LinkedHashSet<>(exclude);
    without.addAll(segment.definition().negative());
    Segment.Rules rules = segment.definition().rules();
    Set<String> subjects =
        segment.definition().subjects().stream().map(Subject::toString).collect(Collectors.toSet());
    ItemQuery.Filter filter =
        new ItemQuery.Filter(rules.languages(), rules.types(), rules.imprints(), without, eligible);
    return new ItemQuery(
        vectors, segment.description(), segment.language(), subjects, filter, many);
  }
}
