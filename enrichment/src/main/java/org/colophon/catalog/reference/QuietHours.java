package org.colophon.catalog.reference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Hours of each day in which something rests, such as runs and messages.
///
/// @param from inclusive
/// @param to exclusive; before `from`: on the next day
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours end at another time than they begin");
    }
  }

  /// Reads `HH:MM-HH:MM`.
  public static QuietHours parse(String text, ZoneId zone) {
    String[] parts = text.split("-", -1);
    try {
      if (parts.length == 2) {
        return new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), zone);
      }
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    throw new IllegalArgumentException(wrong(text));
  }

  private static String wrong(String text) {
    return "quiet hours are written HH:MM-HH:MM, got '" + text + "'";
  }

  /// Whether an instant lies in them.
  public boolean holdAt(Instant instant) {
    LocalTime time = instant.atZone(zone).toLocalTime();
    boolean started = !time.isBefore(from);
    boolean before = time.isBefore(to);
    return from.isBefore(to) ? started && before : started || before;
  }

  /// The end of those that an instant lies in.
  public Instant endAfter(Instant instant) {
    return next(to, instant);
  }

  /// The start of the next ones after an instant.
  public Instant startAfter(Instant instant) {
    return next(from, instant);
  }

  private Instant next(LocalTime time, Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    ZonedDateTime today = local.toLocalDate().atTime(time).atZone(zone);
    return (today.isAfter(local)
            ? today
            : local.toLocalDate().plusDays(1).atTime(time).atZone(zone))
        .toInstant();
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }
}
