package org.colophon.matching;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.text.ItemText;
import org.jspecify.annotations.Nullable;

/// The scores of stored items for segments, as the desk shows them. They are kept until the item
/// changes. When something else changes, a segment asks for new ones at once if it changed itself,
/// else the kept ones are used until [#refresh] has made them anew. Thread-safe.
public final class SegmentScores {
  private static final int MOST_ITEMS = 50_000;
  private static final int AT_ONCE = 200;

  /// A catalogue that grew by less than this is the same: it is a step of its logarithm.
  private static final double GROWTH = Math.log(1.02);

  private final Audiences audiences;
  private final SegmentProfiles profiles;
  private final Matcher matcher;
  private final Items items;
  private final InstantSource clock;
  private final ItemCache<Kept> cache = new ItemCache<>(MOST_ITEMS);
  private volatile @Nullable MatchBasis last;
  private volatile @Nullable MatchBasis refreshed;
  private volatile long catalogue;

  public SegmentScores(
      Audiences audiences,
      SegmentProfiles profiles,
      Matcher matcher,
      Items items,
      InstantSource clock) {
    this.audiences = audiences;
    this.profiles = profiles;
    this.matcher = matcher;
    this.items = items;
    this.clock = clock;
  }

  /// The stores of items and of what was read of their texts.
  public record Items(Catalog catalog, EnrichedItems enriched) {
    private Optional<MatchRequest> find(ItemId id) {
      Optional<ItemVersion> found;
      List<ItemLink> links;
      try (CatalogView view = catalog.view()) {
        found = view.item(id);
        links = view.links(id);
      }
      return found.flatMap(version -> {
        ItemText text = ItemText.of(version);
        return enriched
            .find(id)
            .filter(stored -> stored.stored().inputHash().equals(text.textHash()))
            .map(stored -> MatchRequest.stored(version.item(), links, text, stored));
      });
    }
  }

  /// The scores of one item.
  ///
  /// @param scores those with which a segment is suggested, and those that were asked for
  private record Kept(MatchBasis basis, Map<SegmentId, Double> scores) {}

  /// Those of some items that fit a segment, with their scores.
  public Map<ItemId, Double> fitting(SegmentId segment, Collection<ItemId> some) {
    MatchBasis now = basis();
    Map<ItemId, Double> scores = new ConcurrentHashMap<>();
    List<ItemId> missing = new ArrayList<>();
    for (ItemId id : some) {
      Kept kept = cache.find(id);
      if (kept == null || !isUsable(kept, segment, now)) {
        missing.add(id);
      } else {
        putFitting(scores, id, kept.scores.get(segment));
      }
    }
    missing.parallelStream()
        .forEach(id -> putFitting(scores, id, make(id, now, Set.of()).scores.get(segment)));
    return new HashMap<>(scores);
  }

  private void putFitting(Map<ItemId, Double> scores, ItemId id, @Nullable Double score) {
    if (score != null && matcher.isFitting(score)) {
      scores.put(id, score);
    }
  }

  /// An item's score for a segment, whatever it is; empty where there is none.
  public OptionalDouble of(ItemId item, SegmentId segment) {
    MatchBasis now = basis();
    Kept kept = cache.find(item);
    Set<SegmentId> asked = new HashSet<>(Set.of(segment));
    Double score = null;
    if (kept != null) {
      asked.addAll(kept.scores.keySet());
      score = isUsable(kept, segment, now) ? kept.scores.get(segment) : null;
    }
    if (score == null) {
      score = make(item, now, asked).scores.get(segment);
    }
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /// Forgets the scores of items that were indexed anew.
  ///
  /// @param size how many items there are now
  public void indexed(Collection<ItemId> changed, int size) {
    catalogue = (long) (Math.log1p(size) / GROWTH);
    cache.forget(changed);
  }

  /// Makes some of those scores anew that a change of segments has left behind.
  public void refresh() {
    MatchBasis now = basis();
    if (now == refreshed) {
      return;
    }
    List<ItemId> behind =
        cache.keys().stream().filter(id -> isBehind(cache.find(id), now)).toList();
    behind.stream()
        .limit(AT_ONCE)
        .forEach(id -> {
          Kept before = cache.find(id);
          make(id, now, before == null ? Set.of() : before.scores.keySet());
        });
    if (behind.size() <= AT_ONCE) {
      refreshed = now;
    }
  }

  private static boolean isBehind(@Nullable Kept kept, MatchBasis now) {
    return kept != null && kept.basis != now;
  }

  /// Whether nothing changed, or at least not the segment itself.
  private boolean isUsable(Kept kept, SegmentId segment, MatchBasis now) {
    return kept.basis == now
        || (kept.basis.profiles() >= profiles.definedAt(segment)
            && Objects.equals(kept.basis.find(segment), now.find(segment)));
  }

  /// @param asked segments whose scores are kept whatever they are
  private Kept make(ItemId item, MatchBasis now, Set<SegmentId> asked) {
    return cache.make(
        item,
        id -> {
          Map<SegmentId, Double> scores = new HashMap<>();
          items
              .find(id)
              .ifPresent(request ->
                  matcher
                      .scores(request)
                      .forEach((segment, score) -> {
                        if (matcher.isFitting(score) || asked.contains(segment)) {
                          scores.put(segment, score);
                        }
                      }));
          return new Kept(now, Map.copyOf(scores));
        });
  }

  private MatchBasis basis() {
    List<Audiences.Stored> segments = audiences.all();
    MatchModel model = matcher.model();
    long changes = profiles.changes();
    MatchBasis known = last;
    if (known != null && known.holds(segments, model, changes, catalogue, clock.instant())) {
      return known;
    }
    MatchBasis made = new MatchBasis(segments, model, changes, catalogue, clock.instant());
    last = made;
    return made;
  }
}
