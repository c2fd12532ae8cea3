package org.colophon.health;

import java.time.Instant;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The last report of a source about itself, beside its deliveries. It confirms no fact.
///
/// @param heartbeatAt when it last said that it lives; null when never
/// @param watermark up to when its last delivery was complete, by its own word; null when it never
///   said
/// @param failedAt when it last said that it failed; null when never
/// @param error what it said then
public record SourceHeartbeat(
    SourceId source,
    @Nullable Instant heartbeatAt,
    @Nullable Instant watermark,
    @Nullable Instant failedAt,
    @Nullable String error) {
  /// The longest error that is kept, in characters.
  public static final int MAX_ERROR = 500;

  public SourceHeartbeat {
    if (error != null && error.length() > MAX_ERROR) {
      error = error.substring(0, MAX_ERROR);
    }
  }

  /// Of a source that never said anything.
  public static SourceHeartbeat none(SourceId source) {
    return new SourceHeartbeat(source, null, null, null, null);
  }

  /// It lives.
  public SourceHeartbeat beat(Instant at) {
    return new SourceHeartbeat(source, at, watermark, failedAt, error);
  }

  /// It lives, and something failed.
  public SourceHeartbeat failed(Instant at, String what) {
    return new SourceHeartbeat(source, at, watermark, at, what);
  }

  /// It delivered.
  ///
  /// @param upTo null when it did not say
  public SourceHeartbeat delivered(Instant at, @Nullable Instant upTo) {
    return new SourceHeartbeat(source, at, upTo == null ? watermark : upTo, failedAt, error);
  }
}
