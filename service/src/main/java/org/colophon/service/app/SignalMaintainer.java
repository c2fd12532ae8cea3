package org.colophon.service.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.Signals;

/// Lets signals in and out again: what they move is made anew in every generation that is open, and
/// from time to time what has expired goes. Thread-safe.
final class SignalMaintainer {
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final Stores stores;
  private final Supplier<List<ModelGeneration>> generations;
  private final SignalRetention terms;
  private final InstantSource clock;
  private final BooleanSupplier clockTrusted;
  private Instant swept;

  /// @param generations those that are open
  /// @param clockTrusted whether the clock can be trusted now; meanwhile nothing is deleted by age
  SignalMaintainer(
      Stores stores,
      Supplier<List<ModelGeneration>> generations,
      SignalRetention terms,
      InstantSource clock,
      BooleanSupplier clockTrusted) {
    this.stores = stores;
    this.generations = generations;
    this.terms = terms;
    this.clock = clock;
    this.clockTrusted = clockTrusted;
    this.swept = clock.instant();
  }

  /// The door that signals come in by.
  ///
  /// @param awake has [ModelGenerations#catchUp()] called within a second
  Signals signals(Runnable awake) {
    Signals.Renewal renewal =
        new Signals.Renewal(
            ids -> {
              generations.get().forEach(generation -> generation.segments().moved(ids));
              awake.run();
            },
            ids ->
                generations.get().forEach(generation -> ids.forEach(generation.segments()::renew)));
    return new Signals(stores.people(), terms, renewal, clock);
  }

  /// Call it before the generations catch up.
  synchronized void catchUp() {
    Instant now = clock.instant();
    if (now.isBefore(swept.plus(SWEEP)) || !clockTrusted.getAsBoolean()) {
      stores.people().erase();
    } else {
      swept = now;
      signals(() -> {}).deleteExpired();
    }
  }
}
