package org.colophon.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Source;
import org.colophon.health.SourceStatus.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceStatusTest {
  private static final SourceId FEED = new SourceId("feed");
  private static final Instant LAST = Instant.parse("2026-03-02T06:00:00Z");
  private static final SourceHeartbeat SILENT = SourceHeartbeat.none(FEED);

  private static Source source(@Nullable Instant lastDelivery) {
    return new Source(
        FEED,
        "Feed",
        new ImprintId("nord"),
        null,
        Set.of(),
        DeliveryCalendar.daily(ZoneOffset.UTC),
        lastDelivery);
  }

  private static Instant after(long days) {
    return LAST.plus(Duration.ofDays(days));
  }

  private static State state(SourceHeartbeat heartbeat, Instant now) {
    return SourceStatus.of(source(LAST), heartbeat, now).state();
  }

  @Test
  void followsItsMissedDeliveriesToTheMicrosecond() {
    assertEquals(State.LIVE, state(SILENT, after(1).minusNanos(1_000)));
    assertEquals(State.LAGGING, state(SILENT, after(1)));
    assertEquals(State.LAGGING, state(SILENT, after(3).minusNanos(1_000)));
    assertEquals(State.DOWN, state(SILENT, after(3)));
    SourceStatus late = SourceStatus.of(source(LAST), SILENT, after(2));
    assertEquals(2, late.missed());
    assertEquals(after(3), late.nextDue());
  }

  @Test
  void isUnknownBeforeItsFirstDelivery() {
    SourceStatus status = SourceStatus.of(source(null), SILENT.beat(LAST), LAST);
    assertEquals(State.UNKNOWN, status.state());
    assertEquals(null, status.nextDue());
  }

  @Test
  void aHeartbeatKeepsItFromBeingDownAndConfirmsNothing() {
    SourceHeartbeat beating = SILENT.beat(after(4));
    assertEquals(State.LAGGING, state(beating, after(4)));
    assertEquals(State.LAGGING, state(beating, after(7).minusNanos(1_000)));
    assertEquals(State.DOWN, state(beating, after(7)));
  }

  @Test
  void anErrorSinceTheLastDeliveryMakesItLag() {
    assertEquals(
        State.LAGGING,
        state(SILENT.failed(LAST.plusSeconds(60), "timeout"), after(0).plusSeconds(90)));
    assertEquals(
        State.LIVE,
        state(SILENT.failed(LAST.minusSeconds(60), "timeout"), after(0).plusSeconds(90)));
  }

  @Test
  void aDeliveryThatReachedNotFarEnoughMakesItLag() {
    assertEquals(State.LIVE, state(SILENT.delivered(LAST, LAST.minusSeconds(60)), LAST));
    assertEquals(State.LAGGING, state(SILENT.delivered(LAST, after(-1)), LAST));
  }
}
