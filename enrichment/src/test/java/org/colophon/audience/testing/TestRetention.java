package org.colophon.audience.testing;

import java.time.Duration;
import org.colophon.audience.SignalRetention;

/// The retention of signals in tests.
public final class TestRetention {
  /// Ninety days, 400 days, three days.
  public static final SignalRetention USUAL =
      new SignalRetention(Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(3));

  private TestRetention() {}
}
