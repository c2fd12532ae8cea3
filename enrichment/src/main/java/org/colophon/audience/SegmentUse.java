package org.colophon.audience;

import java.time.Duration;
import java.time.Instant;

/// The decision whether a segment may be used now.
public sealed interface SegmentUse {
  /// A segment whose check is overdue by more than this is not used.
  Duration OVERDUE = Duration.ofDays(30);

  /// One with fewer members would say too much about each.
  int SMALLEST = 50;

  /// The segment may be used.
  record Usable() implements SegmentUse {}

  /// The segment may not be used.
  ///
  /// @param reason in words
  record Unusable(Code code, String reason) implements SegmentUse {}

  /// The reason why a segment may not be used. Names are stable: they are part of the API.
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

  /// Whether it may be used, as far as it says itself.
  static SegmentUse of(Segment segment, Instant now) {
    return switch (segment.state()) {
      case ACTIVE -> active(segment, now);
      case DRAFT -> new Unusable(Code.SEGMENT_DRAFT, "it is not in use: draft");
      case DEPRECATED -> new Unusable(Code.SEGMENT_DEPRECATED, "it is not in use: deprecated");
      case RETIRED -> new Unusable(Code.SEGMENT_RETIRED, "it is not in use: retired");
    };
  }

  /// The instant from which a segment can no longer be used, because its check is overdue.
  static Instant until(Segment segment) {
    return segment.checkDueAt().plus(OVERDUE);
  }

  private static SegmentUse active(Segment segment, Instant now) {
    Segment.Reach reach = segment.reach();
    if (segment.sensitivity().isOff()) {
      return new Unusable(
          Code.SEGMENT_SENSITIVE, "it reveals something sensitive about its members and is off");
    }
    if (!now.isBefore(until(segment))) {
      return new Unusable(
          Code.SEGMENT_CHECK_OVERDUE,
          "its check was due more than " + OVERDUE.toDays() + " days ago");
    }
    if (reach != null && reach.size() < SMALLEST) {
      return new Unusable(Code.SEGMENT_TOO_SMALL, "it has fewer than " + SMALLEST + " members");
    }
    return new Usable();
  }
}
