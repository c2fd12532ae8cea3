package org.colophon.health.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.catalog.SourceId;
import org.colophon.health.Pulse;
import org.colophon.health.Pulses;

/// Pulses in memory, for tests. Thread-safe.
public final class MemoryPulses implements Pulses {
  private final Map<SourceId, Pulse> pulses = new ConcurrentHashMap<>();

  @Override
  public void put(Pulse pulse) {
    pulses.put(pulse.source(), pulse);
  }

  @Override
  public Optional<Pulse> of(SourceId source) {
    return Optional.ofNullable(pulses.get(source));
  }
}
