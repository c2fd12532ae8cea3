package org.colophon.health;

import java.time.Instant;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Source;
import org.jspecify.annotations.Nullable;

/// The status of a source at one instant, derived from its calendar and from its last activity;
/// never stored. A state blocks nothing by itself: the age of each fact does.
///
/// @param missed expected deliveries that failed to come since the last one, counted up to
///   [#MOST_COUNTED]
/// @param nextDue when the next delivery is expected; null when it never delivered
public record SourceStatus(
    Source source, SourceHeartbeat heartbeat, State state, int missed, @Nullable Instant nextDue) {
  /// So many missed deliveries without any sign of life make a source count as down.
  public static final int DOWN_AFTER = 3;

  /// Missed deliveries are counted no further.
  public static final int MOST_COUNTED = 1_000;

  /// The state of a source.
  public enum State {
    /// It delivers on time and completely.
    LIVE,
    /// A delivery is late, reached not far enough, or failed; or it lives and does not deliver.
    LAGGING,
    /// Three deliveries in a row failed to come, and no sign of life either.
    DOWN,
    /// It never delivered completely: nothing can be said.
    UNKNOWN
  }

  /// Judges a source.
  public static SourceStatus of(Source source, SourceHeartbeat heartbeat, Instant now) {
    DeliveryCalendar calendar = source.calendar();
    Instant last = source.lastDeliveryAt();
    if (last == null) {
      return new SourceStatus(source, heartbeat, State.UNKNOWN, 0, null);
    }
    int missed = calendar.missed(last, now, MOST_COUNTED);
    return new SourceStatus(
        source,
        heartbeat,
        state(calendar, last, heartbeat, missed, now),
        missed,
        calendar.afterMissed(last, missed + 1));
  }

  private static State state(
      DeliveryCalendar calendar, Instant last, SourceHeartbeat heartbeat, int missed, Instant now) {
    if (missed >= DOWN_AFTER) {
      Instant beat = heartbeat.heartbeatAt();
      boolean lives = beat != null && calendar.missed(beat, now, DOWN_AFTER) < DOWN_AFTER;
      return lives ? State.LAGGING : State.DOWN;
    }
    Instant failed = heartbeat.failedAt();
    Instant watermark = heartbeat.watermark();
    boolean failing = failed != null && failed.isAfter(last);
    boolean behind = watermark != null && calendar.missed(watermark, last, 1) > 0;
    return missed > 0 || failing || behind ? State.LAGGING : State.LIVE;
  }
}
