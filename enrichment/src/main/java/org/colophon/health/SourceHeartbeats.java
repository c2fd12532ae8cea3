package org.colophon.health;

import java.util.Optional;
import org.colophon.catalog.SourceId;

/// A store of the last heartbeat of each source. Thread-safe.
public interface SourceHeartbeats {
  /// Replaces the one of its source.
  void put(SourceHeartbeat heartbeat);

  Optional<SourceHeartbeat> of(SourceId source);
}
