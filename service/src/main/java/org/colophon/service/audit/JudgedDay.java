package org.colophon.service.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The instant of which items are judged on a day: its end, or now on the day that it is today.
public final class JudgedDay {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private JudgedDay() {}

  /// The instant for a day.
  ///
  /// @param day as `YYYY-MM-DD`
  /// @throws DateTimeException when it is not a date of the years 1900 to 9999
  public static Instant of(String day, ZoneId zone, Instant now) {
    LocalDate date = LocalDate.parse(day);
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new DateTimeException(day + " is not of the years 1900 to 9999");
    }
    return date.equals(LocalDate.ofInstant(now, zone))
        ? now
        : date.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
  }
}
