package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.colophon.governance.Clearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @ParameterizedTest(name = "{0} ms ahead: {1}")
  @CsvSource({
    "-1, no-store",
    "0, no-store",
    "1, no-store",
    "999, no-store",
    "1000, 'public, max-age=1, must-revalidate'",
    "1999, 'public, max-age=1, must-revalidate'",
    "2000, 'public, max-age=2, must-revalidate'",
    "59999, 'public, max-age=59, must-revalidate'",
    "60000, 'public, max-age=60, must-revalidate'",
    "86400000, 'public, max-age=86400, must-revalidate'",
    "86401000, 'public, max-age=86400, must-revalidate'"
  })
  void lastsWholeSecondsRoundedDownAndAtMostADay(long ahead, String header) {
    assertEquals(header, Caching.until(NOW.plusMillis(ahead), NOW).header());
  }

  @Test
  void sharedCachesAreToldTheSame() {
    assertEquals("max-age=7, must-revalidate", Caching.until(NOW.plusSeconds(7), NOW).cdnHeader());
    assertEquals("no-store", Caching.until(NOW, NOW).cdnHeader());
  }

  @Test
  void neverIsCutToADay() {
    assertEquals(new Caching(86_400), Caching.until(Clearance.NEVER, NOW));
  }

  @Test
  void aNanosecondShortOfASecondIsNotKept() {
    assertEquals("no-store", Caching.until(NOW.plusNanos(999_999_999), NOW).header());
  }
}
