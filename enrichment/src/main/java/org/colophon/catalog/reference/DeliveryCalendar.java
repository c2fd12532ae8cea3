package org.colophon.catalog.reference;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/// The delivery schedule of a source, so that a weekend or a holiday is no outage.
///
/// A source that delivers every so many whole days comes at the same time of day by its own clock,
/// across changes to and from summer time; one that comes more often, or after other spans, is
/// counted in elapsed time. What would fall on a day without delivery comes later: the next slot of
/// a source that comes several times a day, else the same time on the next delivery day.
///
/// @param every time between deliveries on delivery days, one minute to 366 days
/// @param days the days on which it delivers, in `zone`; at least one
/// @param zone also the zone of the source's dates without a time
/// @param closed holidays, in `zone`: no delivery is expected on them
public record DeliveryCalendar(
    Duration every, Set<DayOfWeek> days, ZoneId zone, Set<LocalDate> closed) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_CLOSED = 1_000;

  public DeliveryCalendar {
    if (every.compareTo(Duration.ofMinutes(1)) < 0 || every.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("a source delivers every PT1M to P366D, got " + every);
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a source delivers on at least one day of the week");
    }
    days = Set.copyOf(days);
    closed = closed == null ? Set.of() : Set.copyOf(closed); // earlier versions stored none
    if (closed.size() > MOST_CLOSED) {
      throw new IllegalArgumentException(
          "a calendar closes on at most " + MOST_CLOSED + " days, got " + closed.size());
    }
  }

  /// Without holidays.
  public DeliveryCalendar(Duration every, Set<DayOfWeek> days, ZoneId zone) {
    this(every, days, zone, Set.of());
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
    ZonedDateTime last = lastDelivery.atZone(zone);
    ZonedDateTime due = last;
    for (int counted = 0; counted < missed; counted++) {
      due = following(due, last);
    }
    return due.toInstant();
  }

  /// How many expected deliveries failed to come since the last one; at the instant at which one is
  /// due it counts as missed.
  ///
  /// @param most counting stops there
  public int missed(Instant lastDelivery, Instant now, int most) {
    ZonedDateTime last = lastDelivery.atZone(zone);
    ZonedDateTime due = following(last, last);
    int missed = 0;
    while (missed < most && !due.toInstant().isAfter(now)) {
      missed++;
      due = following(due, last);
    }
    return missed;
  }

  /// @param last whose time of day counts: a day on which the clock skipped it is an exception
  private ZonedDateTime following(ZonedDateTime due, ZonedDateTime last) {
    ZonedDateTime next = wholeDays() ? laterDay(due, every.toDays(), last) : due.plus(every);
    while (!isOpen(next)) {
      next = every.compareTo(DAY) < 0 ? next.plus(every) : laterDay(next, 1, last);
    }
    return next;
  }

  private ZonedDateTime laterDay(ZonedDateTime due, long days, ZonedDateTime last) {
    ZonedDateTime day = due.plusDays(days);
    return wholeDays()
        ? ZonedDateTime.ofLocal(
            day.toLocalDate().atTime(last.toLocalTime()), zone, last.getOffset())
        : day;
  }

  private boolean wholeDays() {
    return every.toSecondsPart() == 0
        && every.toNanosPart() == 0
        && every.toMinutesPart() == 0
        && every.toHoursPart() == 0;
  }

  private boolean isOpen(ZonedDateTime at) {
    return days.contains(at.getDayOfWeek()) && !closed.contains(at.toLocalDate());
  }
}
