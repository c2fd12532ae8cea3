package org.colophon.service.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads points in time as a source writes them.
public interface Times {
  /// Which side of an interval a point bounds; decides what a date without a zone means.
  enum Edge {
    /// From here on it is so: when in doubt, later.
    START,
    /// Until here it is so: when in doubt, earlier.
    END
  }

  /// Reads `text`.
  ///
  /// @throws DateTimeException when it is no point in time; the message says what is expected
  Instant read(String text, Edge edge);

  /// `2026-11-22T09:00:00Z`, the same with an offset, without one (then in `zone`), or a date alone
  /// (the day's first instant in `zone`). With no zone a start is read as the latest instant that
  /// it can be anywhere on earth, an end as the earliest.
  ///
  /// @param zone the source's zone; null when unknown
  static Times stated(@Nullable ZoneId zone) {
    return (text, edge) -> {
      ZoneId at = zone != null ? zone : ZoneOffset.ofHours(edge == Edge.START ? -12 : 14);
      return Absolute.read(text, at);
    };
  }

  /// `now`, `now-3d`, `now+2m`; units are m(inutes), h(ours), d(ays) and y(ears of 365 days).
  static Times relativeTo(Instant now) {
    return (text, _) -> Relative.read(text, now);
  }

  /// Dates as trade and content systems write them.
  final class Absolute {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LOCAL =
        Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");

    private Absolute() {}

    private static Instant read(String text, ZoneId zone) {
      try {
        if (DATE.matcher(text).matches()) {
          return inRange(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        }
        if (LOCAL.matcher(text).matches()) {
          return inRange(LocalDateTime.parse(text).atZone(zone).toInstant());
        }
        return inRange(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeException e) {
        throw new DateTimeException(
            "is no date: write 2026-11-22 or 2026-11-22T09:00:00Z, years 1000 to 9999", e);
      }
    }

    private static Instant inRange(Instant instant) {
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1000 || year > 9999) {
        throw new DateTimeException("year " + year);
      }
      return instant;
    }
  }

  /// Dates that move with the clock, as the demo catalogue writes them.
  final class Relative {
    private static final Pattern FORM = Pattern.compile("now(?:([+-])(\\d{1,6})([mhdy]))?");

    private Relative() {}

    private static Instant read(String text, Instant now) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new DateTimeException(
            "is no relative time: write now, now-3d, now+2m, now-6h, now-2y");
      }
      if (form.group(1) == null) {
        return now;
      }
      long count = Long.parseLong(form.group(2));
      Duration distance =
          switch (form.group(3)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(365 * count);
          };
      return form.group(1).equals("-") ? now.minus(distance) : now.plus(distance);
    }
  }
}
