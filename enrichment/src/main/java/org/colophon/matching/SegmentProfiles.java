package org.colophon.matching;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.audience.SegmentId;

/// The profiles of all segments, in memory. Derived; thread-safe.
public final class SegmentProfiles {
  private final Map<SegmentId, SegmentProfile> byId = new ConcurrentHashMap<>();

  void put(SegmentProfile profile) {
    byId.put(profile.id(), profile);
  }

  void remove(SegmentId id) {
    byId.remove(id);
  }

  Optional<SegmentProfile> find(SegmentId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// How telling a word is: low when many segments share it. At least 0.
  double wordRarity(String stem) {
    return rarity(byId.values().stream().filter(p -> p.words().containsKey(stem)).count());
  }

  /// How telling a subject is: low when many segments share it. At least 0.
  double subjectRarity(String subject) {
    return rarity(byId.values().stream().filter(p -> p.subjects().containsKey(subject)).count());
  }

  /// 1 for what one segment of many has, 0 for what all have.
  private double rarity(long with) {
    double all = byId.size();
    return with <= 1 || all <= 1 ? 1 : Math.log((all + 1) / with) / Math.log(all + 1);
  }
}
