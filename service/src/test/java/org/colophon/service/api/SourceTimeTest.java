package org.colophon.service.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// Points in time that a source writes without an offset.
class SourceTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static void assertRead(String start, String end, String text) {
    assertEquals(Instant.parse(start), SourceTime.parse(text).start(BERLIN), text);
    assertEquals(Instant.parse(end), SourceTime.parse(text).end(BERLIN), text);
  }

  /// An embargo until 02:30 in the hour that comes twice ends the second time.
  @Test
  void anHourThatComesTwiceStartsLateAndEndsEarly() {
    assertRead("2026-10-25T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:30");
    assertRead("2026-10-25T01:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00");
    assertRead("2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00");
    assertRead("2026-10-24T23:59:00Z", "2026-10-24T23:59:00Z", "2026-10-25T01:59");
  }

  @Test
  void anHourThatDoesNotComeStartsLateAndEndsEarly() {
    assertRead("2026-03-29T01:30:00Z", "2026-03-29T00:30:00Z", "2026-03-29T02:30");
    assertRead("2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T03:00");
  }

  @Test
  void anOffsetLeavesNoDoubt() {
    assertRead("2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00");
    assertRead("2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00");
  }

  @Test
  void aDayIsItsFirstInstantAlsoWhereMidnightComesTwice() {
    assertRead("2026-10-24T22:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25");
    ZoneId havana = ZoneId.of("America/Havana");
    SourceTime day = SourceTime.parse("2026-11-01");
    assertEquals(Instant.parse("2026-11-01T05:00:00Z"), day.start(havana));
    assertEquals(Instant.parse("2026-11-01T04:00:00Z"), day.end(havana));
  }
}
