package org.colophon.health.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.catalog.SourceId;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceHeartbeats;

/// Pulses in memory, for tests. Thread-safe.
public final class MemorySourceHeartbeats implements SourceHeartbeats {
  private final Map<SourceId, SourceHeartbeat> pulses = new ConcurrentHashMap<>();

  @Override
  public void put(SourceHeartbeat pulse) {
    pulses.put(pulse.source(), pulse);
  }

  @Override
  public Optional<SourceHeartbeat> of(SourceId source) {
    return Optional.ofNullable(pulses.get(source));
  }
}
