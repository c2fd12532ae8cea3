package org.colophon.catalog;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/// When a source is expected to deliver, so that a weekend is no outage.
///
/// @param every time between deliveries on delivery days, one minute to 366 days
/// @param days the days on which it delivers, in `zone`; at least one
/// @param zone also the zone of the source's dates without a time
public record DeliveryCalendar(Duration every, Set<DayOfWeek> days, ZoneId zone) {
  public DeliveryCalendar {
    if (every.compareTo(Duration.ofMinutes(1)) < 0 || every.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("a source delivers every PT1M to P366D, got " + every);
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a source delivers on at least one day of the week");
    }
    days = Set.copyOf(days);
  }

  /// Delivers every day of the week.
  public static DeliveryCalendar daily(ZoneId zone) {
    return new DeliveryCalendar(Duration.ofDays(1), EnumSet.allOf(DayOfWeek.class), zone);
  }

  /// The instant at which `missed` expected deliveries in a row have failed to come, counted from
  /// the last one.
  ///
  /// @param missed at least 1
  public Instant afterMissed(Instant lastDelivery, int missed) {
    if (missed < 1) {
      throw new IllegalArgumentException("count at least one missed delivery, got " + missed);
    }
    Instant due = lastDelivery;
    for (int counted = 0; counted < missed; ) {
      due = due.plus(every);
      if (days.contains(due.atZone(zone).getDayOfWeek())) {
        counted++;
      }
    }
    return due;
  }
}
