package org.colophon.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Whether a segment may be used now.
public sealed interface SegmentUse {
  /// A segment whose check is overdue by more than this is not used.
  Duration OVERDUE = Duration.ofDays(30);

  /// One with fewer members would say too much about each.
  int SMALLEST = 50;

  /// It may.
  record Usable() implements SegmentUse {}

  /// It may not.
  ///
  /// @param reason in words
  record Unusable(Code code, String reason) implements SegmentUse {}

  /// Why not. Names are stable: they are part of the API.
  enum Code {
    SEGMENT_UNKNOWN,
    SEGMENT_DRAFT,
    SEGMENT_DEPRECATED,
    SEGMENT_RETIRED,
    SEGMENT_SENSITIVE,
    SEGMENT_CHECK_OVERDUE,
    SEGMENT_TOO_SMALL,
    SEGMENT_NOT_HERE,
    SEGMENT_CHANGED
  }

  /// Whether it may be proposed to an editor.
  static SegmentUse of(Segment segment, Instant now) {
    Segment.Reach reach = segment.reach();
    Code state = code(segment.state());
    if (segment.state() != Segment.State.ACTIVE) {
      String word = segment.state().name().toLowerCase(Locale.ROOT);
      return new Unusable(state, "it is not in use: " + word);
    }
    if (segment.sensitivity().isOff()) {
      return new Unusable(
          Code.SEGMENT_SENSITIVE, "it reveals something sensitive about its members and is off");
    }
    if (segment.checkDueAt().plus(OVERDUE).isBefore(now)) {
      return new Unusable(
          Code.SEGMENT_CHECK_OVERDUE,
          "its check was due more than " + OVERDUE.toDays() + " days ago");
    }
    if (reach != null && reach.size() < SMALLEST) {
      return new Unusable(Code.SEGMENT_TOO_SMALL, "it has fewer than " + SMALLEST + " members");
    }
    return new Usable();
  }

  private static Code code(Segment.State state) {
    return switch (state) {
      case DRAFT -> Code.SEGMENT_DRAFT;
      case ACTIVE, DEPRECATED -> Code.SEGMENT_DEPRECATED;
      case RETIRED -> Code.SEGMENT_RETIRED;
    };
  }
}
