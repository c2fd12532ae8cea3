package org.colophon.service.runs;

import java.util.Optional;

/// The port through which runs reach the application. Thread-safe.
public interface RunContext {
  /// The territory of readers for whom nothing else is said.
  String territory();

  /// The order as it is carried out: naming the model in use is naming none.
  RunOrder settled(RunOrder order);

  /// What an order's results would be made with, without making any. Equal fingerprints make the
  /// same of the same text.
  ///
  /// @throws RuntimeException when a model or vocabulary cannot be read
  String fingerprint(RunOrder order);

  /// Opens what makes a run's results.
  ///
  /// @param pace asked before each piece of work
  ItemProcessor open(Run run, Throttle pace);

  /// Why the results may not be applied; empty when they may.
  Optional<String> objection(RunOrder order);

  /// Why an applied run may not be rolled back any more; empty when it may.
  Optional<String> objectionToRollBack(Run run);

  /// Applies the approved results of a run, and nothing else. Results of items that changed since
  /// are skipped. Where the process ended meanwhile, the same call applies the rest.
  void apply(Run run);

  /// Puts back what was before an applied run.
  void rollBack(Run run);

  /// Told when results that count have changed.
  void changed();
}
