package org.colophon.catalog.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @Test
  void aWeekendIsNoOutage() {
    DeliveryCalendar daily = new DeliveryCalendar(Duration.ofDays(1), WORKDAYS, BERLIN);
    Instant friday = berlin("2026-11-20T06:00:00");
    assertEquals(berlin("2026-11-23T06:00:00"), daily.afterMissed(friday, 1));
    assertEquals(berlin("2026-11-25T06:00:00"), daily.afterMissed(friday, 3));
    assertEquals(0, daily.missed(friday, berlin("2026-11-23T05:59:59"), 10));
    assertEquals(1, daily.missed(friday, berlin("2026-11-23T06:00:00"), 10));
  }

  @Test
  void aHolidayIsNoOutage() {
    DeliveryCalendar daily =
        new DeliveryCalendar(
            Duration.ofDays(1),
            WORKDAYS,
            BERLIN,
            Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25)));
    assertEquals(
        berlin("2026-12-28T06:00:00"), daily.afterMissed(berlin("2026-12-23T06:00:00"), 1));
  }

  @Test
  void severalDeliveriesADayRestOverTheWeekend() {
    DeliveryCalendar often = new DeliveryCalendar(Duration.ofHours(6), WORKDAYS, BERLIN);
    Instant friday = berlin("2026-11-20T18:00:00");
    assertEquals(berlin("2026-11-23T00:00:00"), often.afterMissed(friday, 1));
    assertEquals(berlin("2026-11-23T06:00:00"), often.afterMissed(friday, 2));
  }

  @Test
  void aWeeklyFeedThatCameLateIsExpectedOnItsNextDay() {
    DeliveryCalendar weekly =
        new DeliveryCalendar(Duration.ofDays(7), EnumSet.of(DayOfWeek.MONDAY), BERLIN);
    Instant tuesday = berlin("2026-11-17T06:00:00");
    assertEquals(berlin("2026-11-30T06:00:00"), weekly.afterMissed(tuesday, 1));
    assertEquals(berlin("2026-12-07T06:00:00"), weekly.afterMissed(tuesday, 2));
  }

  @Test
  void aDailyFeedComesAtTheSameTimeOfDayAcrossSummerTime() {
    DeliveryCalendar daily = DeliveryCalendar.daily(BERLIN);
    Instant before = berlin("2026-10-24T06:00:00");
    assertEquals(berlin("2026-10-25T06:00:00"), daily.afterMissed(before, 1));
    assertEquals(Duration.ofHours(25), Duration.between(before, daily.afterMissed(before, 1)));
    Instant skipped = berlin("2027-03-27T02:30:00");
    assertEquals(berlin("2027-03-28T03:30:00"), daily.afterMissed(skipped, 1));
    assertEquals(berlin("2027-03-29T02:30:00"), daily.afterMissed(skipped, 2));
  }

  @Test
  void hoursAreCountedInElapsedTime() {
    DeliveryCalendar often = new DeliveryCalendar(Duration.ofHours(6), ALL, BERLIN);
    Instant before = berlin("2026-10-24T22:00:00");
    assertEquals(before.plus(Duration.ofHours(18)), often.afterMissed(before, 3));
  }

  @Test
  void theZoneDecidesWhichDayItIs() {
    Instant at = Instant.parse("2026-11-20T12:00:00Z"); // Saturday 02:00 in Kiritimati
    ZoneId early = ZoneId.of("Pacific/Kiritimati");
    DeliveryCalendar there = new DeliveryCalendar(Duration.ofDays(1), WORKDAYS, early);
    assertEquals(Instant.parse("2026-11-22T12:00:00Z"), there.afterMissed(at, 1));
    DeliveryCalendar here = new DeliveryCalendar(Duration.ofDays(1), WORKDAYS, ZoneOffset.UTC);
    assertEquals(Instant.parse("2026-11-23T12:00:00Z"), here.afterMissed(at, 1));
  }

  /// The count and the instants say the same, for any calendar.
  @Test
  void countingAndStepsAgree() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Duration every = Duration.ofMinutes(1 + random.nextInt(60 * 24 * 9));
      if (random.nextBoolean()) {
        every = Duration.ofDays(1 + random.nextInt(10));
      }
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
      DeliveryCalendar calendar = new DeliveryCalendar(every, days, BERLIN);
      Instant last = berlin("2026-10-20T00:00:00").plusSeconds(random.nextInt(10_000_000));
      int missed = 1 + random.nextInt(5);
      Instant end = calendar.afterMissed(last, missed);
      String which = "seed " + seed + ", round " + round + ": " + calendar;
      assertEquals(missed, calendar.missed(last, end, 100), which);
      assertEquals(missed - 1, calendar.missed(last, end.minusNanos(1), 100), which);
    }
  }

  @Test
  void refusesWhatIsNoCalendar() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new DeliveryCalendar(Duration.ofSeconds(59), ALL, BERLIN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DeliveryCalendar(Duration.ofDays(1), Set.of(), BERLIN));
    assertThrows(
        IllegalArgumentException.class,
        () -> DeliveryCalendar.daily(BERLIN).afterMissed(Instant.EPOCH, 0));
  }
}
