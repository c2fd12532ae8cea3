package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.governance.Clearance;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private final TreeSet<Instant> boundaries = new TreeSet<>();
  private final Horizon horizon = new Horizon(START, boundaries);

  @Test
  void beginsWhenTheClockCannotBeWrongAboutIt() {
    assertTrue(horizon.begun(START.minus(EPSILON)));
    assertEquals(Set.of(), boundaries);
    assertFalse(horizon.begun(START.minus(EPSILON).plusNanos(1)));
    assertEquals(Set.of(START.plusNanos(1)), boundaries);
  }

  @Test
  void endsAsSoonAsTheClockCouldBeWrongAboutIt() {
    assertTrue(horizon.maybeEnded(START.plus(EPSILON)));
    assertEquals(Set.of(), boundaries);
    assertFalse(horizon.maybeEnded(START.plus(EPSILON).plusNanos(1)));
    assertEquals(Set.of(START.plusNanos(1)), boundaries);
  }

  @Test
  void readsAMissingSideOfARestrictionAsOpen() {
    assertTrue(horizon.mayApply(null, null));
    assertTrue(horizon.mayApply(START, null));
    assertTrue(horizon.mayApply(null, START));
    assertFalse(horizon.mayApply(null, START.minus(EPSILON)));
    assertFalse(horizon.mayApply(START.plusSeconds(3), null));
    assertTrue(horizon.mayApply(START.plus(EPSILON), START.plusSeconds(9)));
  }

  @Test
  void keepsInstantsBeyondTheCalendarAsTheyAre() {
    assertFalse(horizon.begun(Instant.MAX));
    assertFalse(horizon.maybeEnded(Instant.MAX));
    assertEquals(Set.of(Instant.MAX), boundaries);
    assertTrue(horizon.maybeEnded(Instant.MIN));
    assertTrue(horizon.begun(Instant.MIN));
    assertTrue(horizon.maybeEnded(Instant.MIN.plus(EPSILON)));
    assertTrue(horizon.maybeEnded(Instant.MIN.plusNanos(1)));
  }

  @Test
  void shiftsUpToTheEndOfTheCalendarAndNotBeyond() {
    assertFalse(horizon.maybeEnded(Clearance.NEVER));
    assertEquals(Set.of(Clearance.NEVER.minus(EPSILON)), boundaries);
    boundaries.clear();
    assertFalse(horizon.maybeEnded(Clearance.NEVER.plusNanos(1)));
    assertEquals(Set.of(Clearance.NEVER.plusNanos(1)), boundaries);
  }

  @Test
  void shiftsFromTheBeginningOfTimeOn() {
    Horizon first = new Horizon(Instant.MIN, boundaries);
    assertTrue(first.maybeEnded(Instant.MIN.plus(EPSILON)));
    assertFalse(first.maybeEnded(Instant.MIN.plus(EPSILON).plusNanos(1)));
    assertEquals(Set.of(Instant.MIN.plusNanos(1)), boundaries);
    assertEquals(Instant.MIN, first.at());
  }
}
