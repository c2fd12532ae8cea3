package org.colophon.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.jspecify.annotations.Nullable;

/// Everything but the item that its scores depend on: the segments, their profiles, the model, the
/// size of the catalogue, and the time. Immutable.
final class MatchBasis {
  private final List<Audiences.Stored> segments;
  private final Map<SegmentId, Audiences.Stored> byId;
  private final MatchModel model;
  private final long profiles;
  private final long catalogue;
  private final Instant from;
  private final Instant until;

  /// @param profiles see [SegmentProfiles#changes]
  /// @param catalogue about how many items there are
  MatchBasis(
      List<Audiences.Stored> segments,
      MatchModel model,
      long profiles,
      long catalogue,
      Instant now) {
    this.segments = segments;
    this.byId =
        segments.stream()
            .collect(Collectors.toMap(stored -> stored.segment().id(), Function.identity()));
    this.model = model;
    this.profiles = profiles;
    this.catalogue = catalogue;
    this.from = now;
    this.until =
        segments.stream()
            .map(stored -> SegmentUse.until(stored.segment()))
            .filter(now::isBefore)
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
  }

  /// Whether it is still so.
  boolean holds(
      List<Audiences.Stored> now,
      MatchModel modelNow,
      long profilesNow,
      long catalogueNow,
      Instant at) {
    return model.equals(modelNow)
        && profiles == profilesNow
        && catalogue == catalogueNow
        && !at.isBefore(from)
        && at.isBefore(until)
        && segments.equals(now);
  }

  /// The changes of the profiles that it has seen.
  long profiles() {
    return profiles;
  }

  /// A segment as it was.
  Audiences.@Nullable Stored find(SegmentId id) {
    return byId.get(id);
  }
}
