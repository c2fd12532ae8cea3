package org.colophon.service;

import org.colophon.governance.gate.MonotonicClock;
import org.colophon.service.cli.Commands;

/// The process: the command line on the machine's clock.
public final class Main {
  private Main() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(Commands.of(MonotonicClock.system(), System.getenv()).execute(arguments));
  }
}
