package org.colophon.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The life-cycle data that the source stated about an item.
///
/// @param goLiveAt before this instant nobody may see it; null when there is no such instant
/// @param expiresAt from this instant on nobody may see it; null when there is no such instant
/// @param checkedAt when somebody last looked whether the content is still right; null when never
public record Lifecycle(
    SourceState state,
    @Nullable Instant publishedAt,
    @Nullable Instant goLiveAt,
    @Nullable Instant expiresAt,
    @Nullable Instant checkedAt,
    Correction correction) {

  /// Published at the given instant and nothing else said.
  public static Lifecycle publishedAt(Instant at) {
    return new Lifecycle(SourceState.PUBLISHED, at, null, null, null, Correction.NONE);
  }
}
