package org.colophon.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.jspecify.annotations.Nullable;

/// The profiles and prototypes of all segments, in memory. Derived; thread-safe.
public final class SegmentProfiles {
  private final Map<SegmentId, SegmentProfile> byId = new ConcurrentHashMap<>();
  private final Map<SegmentId, List<Prototype>> prototypes = new ConcurrentHashMap<>();

  /// In how many profiles a word is.
  private final Map<String, Integer> withWord = new ConcurrentHashMap<>();

  /// In how many profiles a subject is.
  private final Map<String, Integer> withSubject = new ConcurrentHashMap<>();

  private final ToDoubleFunction<String> inCatalogue;
  private final TextProjection projection;
  private final Map<SegmentId, Long> definedAt = new ConcurrentHashMap<>();
  private @Nullable SegmentComparison comparison;
  private final AtomicLong changes = new AtomicLong();

  /// @param inCatalogue how telling a subject is among the items, see [ItemIndex#rarity]
  /// @param projection of texts, for the vectors of the segments
  public SegmentProfiles(ToDoubleFunction<String> inCatalogue, TextProjection projection) {
    this.inCatalogue = inCatalogue;
    this.projection = projection;
  }

  synchronized void put(SegmentProfile profile, List<Prototype> vectors) {
    prototypes.put(profile.id(), List.copyOf(vectors));
    SegmentProfile before = byId.put(profile.id(), profile);
    takeOut(before);
    changed();
    if (before == null || before.version() != profile.version()) {
      definedAt.put(profile.id(), changes.get());
    }
    profile.words().keySet().forEach(word -> withWord.merge(word, 1, Integer::sum));
    profile.subjects().keySet().forEach(s -> withSubject.merge(s, 1, Integer::sum));
  }

  synchronized void remove(SegmentId id) {
    takeOut(byId.remove(id));
    prototypes.remove(id);
    definedAt.remove(id);
    changed();
  }

  private void changed() {
    comparison = null;
    changes.incrementAndGet();
  }

  /// A number that rises whenever a profile changes.
  long changes() {
    return changes.get();
  }

  /// What [#changes] was when the profile of a segment's present definition was put in.
  long definedAt(SegmentId id) {
    return definedAt.getOrDefault(id, Long.MAX_VALUE);
  }

  private void takeOut(@Nullable SegmentProfile profile) {
    if (profile != null) {
      profile.words().keySet().forEach(word -> withWord.merge(word, -1, Integer::sum));
      profile.subjects().keySet().forEach(s -> withSubject.merge(s, -1, Integer::sum));
    }
  }

  /// The vectors that stand for a segment; none when it has no profile.
  public List<Prototype> prototypes(SegmentId id) {
    return prototypes.getOrDefault(id, List.of());
  }

  /// Whether a segment's profile was made from this version of its definition.
  public boolean isCurrent(SegmentId id, long version) {
    return find(id).filter(profile -> profile.version() == version).isPresent();
  }

  Optional<SegmentProfile> find(SegmentId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// How telling a word is: low when many segments share it. At least 0.
  double wordRarity(String stem) {
    return rarity(withWord.getOrDefault(stem, 0));
  }

  /// All segments, ready to be compared with texts; made anew when one of them changed.
  synchronized SegmentComparison comparison() {
    SegmentComparison known = comparison;
    if (known == null) {
      Map<SegmentId, SegmentMaterial> material = new HashMap<>();
      byId.forEach((id, profile) -> material.put(id, profile.material()));
      known = new SegmentComparison(projection, material);
      comparison = known;
    }
    return known;
  }

  /// How telling a subject is: low when many segments share it, or many items. At least 0.
  double subjectRarity(String subject) {
    double amongSegments = rarity(withSubject.getOrDefault(subject, 0));
    return Math.min(amongSegments, inCatalogue.applyAsDouble(subject));
  }

  /// 1 for what one segment of many has, 0 for what all have.
  private double rarity(int with) {
    double all = byId.size();
    return with <= 1 || all <= 1 ? 1 : Math.log((all + 1) / with) / Math.log(all + 1);
  }
}
