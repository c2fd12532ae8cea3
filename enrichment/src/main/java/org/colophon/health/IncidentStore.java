package org.colophon.health;

import java.util.List;
import java.util.Optional;
import org.colophon.health.Incident.State;

/// A store of incidents. Thread-safe.
public interface IncidentStore {
  /// Stores a new one (id 0) or replaces one; returns it as stored.
  ///
  /// @throws IllegalStateException when another one of its key is unresolved
  Incident put(Incident incident);

  Optional<Incident> find(long id);

  /// The newest of a key, whatever its state.
  Optional<Incident> latest(String key);

  /// Those in a state, newest first, at most `limit`.
  List<Incident> in(State state, int limit);

  /// All that are not resolved, newest first.
  List<Incident> unresolved();
}
