package org.colophon.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.rules.Horizon;
import org.junit.jupiter.api.Test;

/// Instants at which something begins or ends, to the microsecond, and calendars with their odd
/// days.
class BoundaryTest {
  private static final Duration EPSILON = Horizon.EPSILON;
  private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  /// Something and the instants around the boundary at which it passes.
  private static void passes(Shelf shelf, Instant at, boolean expected) {
    shelf.moveTo(at);
    assertEquals(expected, shelf.blocks().isEmpty(), "at " + at + ": " + shelf.blocks());
  }

  private static Shelf with(Instant goLive, Instant expires) {
    Shelf shelf = Shelf.withBook();
    shelf.change(
        item -> Shelf.withLifecycle(item, Shelf.lifecycle(SourceState.PUBLISHED, goLive, expires)));
    return shelf;
  }

  @Test
  void aStartIsSureAfterTheClocksUncertainty() {
    Shelf shelf = with(AT, Instant.parse("9999-12-31T00:00:00Z"));
    passes(shelf, AT.minus(MICRO), false);
    passes(shelf, AT, false);
    passes(shelf, AT.plus(MICRO), false);
    passes(shelf, AT.plus(EPSILON).minus(MICRO), false);
    passes(shelf, AT.plus(EPSILON), true);
    passes(shelf, AT.plus(EPSILON).plus(MICRO), true);
  }

  @Test
  void anEndIsPossibleBeforeTheClockSaysSo() {
    Shelf shelf = with(Shelf.START.minus(Duration.ofDays(1)), AT);
    passes(shelf, AT.minus(EPSILON).minus(MICRO), true);
    passes(shelf, AT.minus(EPSILON), false);
    passes(shelf, AT.minus(MICRO), false);
    passes(shelf, AT, false);
    passes(shelf, AT.plus(MICRO), false);
  }

  @Test
  void anEndThatIsNoLaterThanTheStartNeverPasses() {
    Shelf shelf = with(AT, AT.plus(EPSILON.multipliedBy(2)));
    for (int millis = -6_000; millis <= 10_000; millis += 250) {
      passes(shelf, AT.plusMillis(millis), false);
    }
  }

  @Test
  void theEndOfTheYear9999IsNoEnd() {
    Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
    Shelf shelf = with(Instant.parse("0001-01-01T00:00:00Z"), last);
    passes(shelf, Shelf.START, true);
    assertFalse(shelf.cleared().terms().validUntil().isAfter(Clearance.NEVER));
    assertTrue(shelf.cleared().terms().validUntil().isAfter(Shelf.START.plusSeconds(86_400)));
  }

  @Test
  void aYearIsAYearOverALeapDay() {
    Limit.Age year = Limit.parse("P1Y");
    assertEquals(
        Instant.parse("2029-02-28T08:00:00Z"), year.from(Instant.parse("2028-02-29T08:00:00Z")));
    assertEquals(
        Instant.parse("2028-03-01T08:00:00Z"), year.from(Instant.parse("2027-03-01T08:00:00Z")));
    assertEquals(
        Instant.parse("2028-02-29T08:00:00Z"),
        Limit.parse("P1D").from(Instant.parse("2028-02-28T08:00:00Z")));
  }

  /// Berlin sets its clocks back on the 25th of October and forward on the 28th of March.
  @Test
  void aDailyDeliveryKeepsItsHourOverAChangeOfClocks() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    DeliveryCalendar daily = DeliveryCalendar.daily(berlin);
    Instant autumn = Instant.parse("2026-10-24T22:30:00Z");
    assertEquals(autumn.plus(Duration.ofHours(73)), daily.afterMissed(autumn, 3));
    Instant spring = Instant.parse("2027-03-27T22:30:00Z");
    assertEquals(spring.plus(Duration.ofHours(71)), daily.afterMissed(spring, 3));
    DeliveryCalendar weekdays =
        new DeliveryCalendar(
            Duration.ofDays(1), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), berlin);
    // Friday 08:00 in Berlin; the clocks change on the Sunday between
    assertEquals(
        Instant.parse("2026-10-28T07:00:00Z"),
        weekdays.afterMissed(Instant.parse("2026-10-23T06:00:00Z"), 3));
  }

  /// A date without a zone starts as late and ends as early as it can anywhere.
  @Test
  void aDateIsHeldBackUntilItHasComeEverywhere() {
    LocalDate day = LocalDate.of(2026, 6, 1);
    Instant latest = day.atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
    Instant earliest = day.atStartOfDay(ZoneOffset.ofHours(14)).toInstant();
    assertEquals(Duration.ofHours(26), Duration.between(earliest, latest));
    Shelf shelf = with(latest, Instant.parse("2027-01-01T00:00:00Z"));
    passes(shelf, earliest.plus(EPSILON), false);
    passes(shelf, day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(EPSILON), false);
    passes(shelf, latest.plus(EPSILON), true);
  }

  @Test
  void aPassGoesOverIntoABlockWithoutAGap() {
    Shelf shelf = Shelf.withBook();
    shelf.state(Shelf.HARDCOVER, FactType.EMBARGO_UNTIL, "", new FactValue.Moment(AT));
    shelf.moveTo(AT.minusSeconds(10));
    Verdict verdict = shelf.decide();
    assertTrue(
        verdict instanceof Verdict.Block(var id, var reasons, var next)
            && AT.plus(EPSILON).equals(next),
        verdict::toString);
    passes(shelf, AT.plus(EPSILON).minus(MICRO), false);
    passes(shelf, AT.plus(EPSILON), true);
  }
}
