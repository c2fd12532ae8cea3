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

  /// Whether it may be used at all.
  static SegmentUse of(Audiences.Stored stored, Instant now) {
    return switch (stored.segment().state()) {
      case ACTIVE -> active(stored, now);
      case DRAFT -> new Unusable(Code.SEGMENT_DRAFT, "it is not in use: draft");
      case DEPRECATED -> new Unusable(Code.SEGMENT_DEPRECATED, "it is not in use: deprecated");
      case RETIRED -> new Unusable(Code.SEGMENT_RETIRED, "it is not in use: retired");
    };
  }

  /// Whether it may be used for readers in a country: in a list and a campaign.
  static SegmentUse of(Audiences.Stored stored, String territory, Instant now) {
    SegmentUse use = of(stored, now);
    return use instanceof Usable
            && !stored.segment().definition().rules().admitsTerritory(territory)
        ? new Unusable(Code.SEGMENT_NOT_HERE, "its rules do not admit this territory")
        : use;
  }

  /// Whether it may be used for an item: in a proposal, a decision, the change feed and a list.
  static SegmentUse of(Audiences.Stored stored, SegmentRule.Candidate item, Instant now) {
    SegmentUse use = of(stored, now);
    return use instanceof Usable && !stored.segment().definition().rules().admit(item)
        ? new Unusable(
            Code.SEGMENT_NOT_HERE, "its rules do not admit this language, type, imprint or age")
        : use;
  }

  /// The instant from which a segment can no longer be used, because its check is overdue.
  static Instant until(Segment segment) {
    return segment.checkDueAt().plus(OVERDUE);
  }

  private static SegmentUse active(Audiences.Stored stored, Instant now) {
    Segment segment = stored.segment();
    Segment.Reach reach = segment.reach();
    if (!stored.answered()) {
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
