package org.colophon.audience;

import java.time.Duration;

/// The retention and decay periods of signals and consents.
///
/// @param halfLife after this time a signal counts half as much
/// @param signalLasts after this time it is deleted
/// @param consentLasts a consent that no source confirmed for this time is not used
public record SignalRetention(Duration halfLife, Duration signalLasts, Duration consentLasts) {
  public SignalRetention {
    for (Duration duration : new Duration[] {halfLife, signalLasts, consentLasts}) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("a duration above zero is needed, got " + duration);
      }
    }
  }
}
