package org.colophon.service.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A point in time as a source writes it: `2026-11-22T09:00:00Z`, the same with an offset, without
/// one (then in the source's zone), or a date alone (the day's first instant in that zone).
///
/// Where the zone is unknown, the start of a period is read as the latest instant that it can be
/// anywhere on earth, its end as the earliest. The same holds for a local time that comes twice or
/// never because the clocks change.
public sealed interface SourceTime {
  /// With an offset.
  record Absolute(Instant instant) implements SourceTime {}

  /// Without an offset.
  record Local(LocalDateTime dateTime) implements SourceTime {}

  /// A date alone.
  record Day(LocalDate date) implements SourceTime {}

  /// What a source says once for its dates.
  String EXPECTED = "2026-11-22 or 2026-11-22T09:00:00Z, years 1000 to 9999";

  /// The instant from which something holds: when in doubt, later.
  ///
  /// @param zone the source's zone; null when unknown
  default Instant start(@Nullable ZoneId zone) {
    return at(zone == null ? ZoneOffset.ofHours(-12) : zone, true);
  }

  /// The instant until which something holds: when in doubt, earlier.
  ///
  /// @param zone the source's zone; null when unknown
  default Instant end(@Nullable ZoneId zone) {
    return at(zone == null ? ZoneOffset.ofHours(14) : zone, false);
  }

  /// As JSON writes it.
  default String text() {
    return switch (this) {
      case Absolute(Instant instant) -> instant.toString();
      case Local(LocalDateTime dateTime) -> dateTime.toString();
      case Day(LocalDate date) -> date.toString();
    };
  }

  /// An instant; null for null.
  static @Nullable SourceTime of(@Nullable Instant instant) {
    return instant == null ? null : new Absolute(instant);
  }

  private Instant at(ZoneId zone, boolean late) {
    return switch (this) {
      case Absolute(Instant instant) -> instant;
      case Local(LocalDateTime dateTime) -> at(dateTime, zone, late);
      case Day(LocalDate date) -> at(date.atStartOfDay(), zone, late);
    };
  }

  private static Instant at(LocalDateTime local, ZoneId zone, boolean late) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change == null) {
      return local.atZone(zone).toInstant();
    }
    Instant before = local.toInstant(change.getOffsetBefore());
    Instant after = local.toInstant(change.getOffsetAfter());
    return before.isAfter(after) == late ? before : after;
  }

  /// Reads what a source wrote.
  ///
  /// @param now what relative times refer to; null where they are not read
  /// @throws ApiException with an empty pointer when it is not a point in time
  static SourceTime read(String text, @Nullable Instant now) {
    try {
      return now == null ? parse(text) : relative(text, now);
    } catch (DateTimeException e) {
      throw new ApiException(
          ErrorCode.BAD_DATE,
          "",
          Excerpt.of(text) + " is not a valid date",
          "send " + (now == null ? EXPECTED : "now, now-3d, now+2m, now-6h or now-2y"));
    }
  }

  /// Reads what a source wrote.
  ///
  /// @throws DateTimeException when it is not a point in time in the years 1000 to 9999
  static SourceTime parse(String text) {
    SourceTime time =
        Forms.DATE.matcher(text).matches()
            ? new Day(LocalDate.parse(text))
            : Forms.LOCAL.matcher(text).matches()
                ? new Local(LocalDateTime.parse(text))
                : new Absolute(OffsetDateTime.parse(text).toInstant());
    Forms.checkYear(time.start(null));
    Forms.checkYear(time.end(null));
    return time;
  }

  /// Reads `now`, `now-3d` or `now+2m`; units are m(inutes), h(ours), d(ays) and y(ears of 365
  /// days).
  ///
  /// @throws DateTimeException when it is none of these
  static SourceTime relative(String text, Instant now) {
    Matcher form = Forms.RELATIVE.matcher(text);
    if (!form.matches()) {
      throw new DateTimeException("not a relative time: " + text);
    }
    if (form.group(1) == null) {
      return new Absolute(now);
    }
    long count = Long.parseLong(form.group(2));
    Duration distance =
        switch (form.group(3)) {
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(365 * count);
        };
    return new Absolute(form.group(1).equals("-") ? now.minus(distance) : now.plus(distance));
  }

  /// The grammar.
  final class Forms {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LOCAL =
        Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");
    private static final Pattern RELATIVE = Pattern.compile("now(?:([+-])(\\d{1,6})([mhdy]))?");

    private Forms() {}

    private static void checkYear(Instant instant) {
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1000 || year > 9999) {
        throw new DateTimeException("year " + year);
      }
    }
  }
}
