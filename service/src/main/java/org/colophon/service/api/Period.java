package org.colophon.service.api;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// From when until when something holds.
///
/// @param from null: open on that side
/// @param to null: open on that side
public record Period(@Nullable Instant from, @Nullable Instant to) {

  /// The period between two points in time as a source writes them. One that ends before it starts
  /// is an error, since it would silently never hold. Two days are compared as written: without a
  /// zone the first instant of one may lie after that of the next.
  ///
  /// @param zone the source's zone; null when unknown
  /// @param pointer the JSON pointer of the end
  /// @throws ApiException when the end is before the start
  public static Period of(
      @Nullable SourceTime start, @Nullable SourceTime end, @Nullable ZoneId zone, String pointer) {
    return of(
        start,
        start == null ? null : start.start(zone),
        end,
        end == null ? null : end.end(zone),
        pointer);
  }

  /// The period of a ban. Its start is read as early, and its end as late, as they can be.
  ///
  /// @param zone the source's zone; null when unknown
  /// @param pointer the JSON pointer of the end
  /// @throws ApiException when the end is before the start
  public static Period ofBan(
      @Nullable SourceTime start, @Nullable SourceTime end, @Nullable ZoneId zone, String pointer) {
    return of(
        start,
        start == null ? null : start.end(zone),
        end,
        end == null ? null : end.start(zone),
        pointer);
  }

  private static Period of(
      @Nullable SourceTime start,
      @Nullable Instant from,
      @Nullable SourceTime end,
      @Nullable Instant to,
      String pointer) {
    if (from != null && to != null && isReversed(start, end, from, to)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          pointer,
          "is before the start of the period",
          "send a later end, or leave one of the two out");
    }
    return new Period(from, to);
  }

  private static boolean isReversed(
      @Nullable SourceTime start, @Nullable SourceTime end, Instant from, Instant to) {
    if (start instanceof SourceTime.Day(var first) && end instanceof SourceTime.Day(var last)) {
      return last.isBefore(first);
    }
    return to.isBefore(from);
  }
}
