package org.colophon.health.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.catalog.SourceId;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceHeartbeats;

/// Heartbeats in memory, for tests. Thread-safe.
public final class MemorySourceHeartbeats implements SourceHeartbeats {
  private final Map<SourceId, SourceHeartbeat> heartbeats = new ConcurrentHashMap<>();

  @Override
  public void put(SourceHeartbeat heartbeat) {
    heartbeats.put(heartbeat.source(), heartbeat);
  }

  @Override
  public Optional<SourceHeartbeat> of(SourceId source) {
    return Optional.ofNullable(heartbeats.get(source));
  }
}
