package org.colophon.service.runs;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// Hours of each day in which runs rest.
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

  /// Whether runs rest then.
  public boolean holdAt(Instant instant) {
    LocalTime time = instant.atZone(zone).toLocalTime();
    boolean started = !time.isBefore(from);
    boolean before = time.isBefore(to);
    return from.isBefore(to) ? started && before : started || before;
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }
}
