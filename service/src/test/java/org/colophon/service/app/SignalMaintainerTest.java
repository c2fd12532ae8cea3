package org.colophon.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.audience.Consent;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.testing.SettableClock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalMaintainerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final PersonRef ANNA = new PersonRef("p-anna-1");

  private static final Consent GRANTED =
      new Consent(
          "Kai GmbH", Consent.Purpose.PROFILING, Consent.Status.GRANTED, "crm", NOW, null, NOW);

  @TempDir private Path directory = Path.of(".");

  /// A clock that was set forward would delete every signal that is kept.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletesByAgeOnlyWhileTheClockCanBeTrusted(boolean trusted) {
    SettableClock clock = new SettableClock(NOW);
    SignalRetention terms = TestRetention.USUAL;
    try (Stores stores = Stores.open(directory, clock)) {
      SignalMaintainer maintainer =
          new SignalMaintainer(stores, List::of, terms, clock, () -> trusted);
      SignalMessage.Payload said =
          new SignalMessage.Payload.Interactions(
              List.of(
                  new SignalMessage.Interaction(Signal.Type.FOLLOW, SignalTarget.parse("item:a"))));
      maintainer
          .signals(() -> {})
          .take(List.of(new SignalMessage("m", ANNA, NOW, List.of(GRANTED), said)));
      clock.set(NOW.plus(terms.signalLasts()).plus(Duration.ofDays(1)));
      maintainer.catchUp();
      int kept = stores.people().expire(terms, clock.instant());
      assertEquals(trusted ? 0 : 1, kept);
    }
  }
}
