package org.colophon.service.cli;

import java.time.Duration;
import org.colophon.audience.SignalRetention;
import picocli.CommandLine.Option;

/// The options for the retention of signals.
final class ProfilingOptions {
  @Option(
      names = "--half-life",
      paramLabel = "DURATION",
      defaultValue = "P90D",
      description = "After this time a signal counts half as much (default: ${DEFAULT-VALUE}).")
  private Duration halfLife = SignalRetention.usual().halfLife();

  @Option(
      names = "--signals-last",
      paramLabel = "DURATION",
      defaultValue = "P400D",
      description = "After this time signals are deleted (default: ${DEFAULT-VALUE}).")
  private Duration signalsLast = SignalRetention.usual().signalLasts();

  @Option(
      names = "--consent-lasts",
      paramLabel = "DURATION",
      defaultValue = "P3D",
      description =
          "A consent that no source confirmed for this time is not used (default: ${DEFAULT-VALUE}).")
  private Duration consentLasts = SignalRetention.usual().consentLasts();

  SignalRetention profiling() {
    return new SignalRetention(halfLife, signalsLast, consentLasts);
  }
}
