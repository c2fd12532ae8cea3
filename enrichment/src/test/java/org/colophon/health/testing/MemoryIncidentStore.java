package org.colophon.health.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.colophon.health.Incident;
import org.colophon.health.Incident.State;
import org.colophon.health.IncidentStore;

/// Incidents in memory, for tests. Thread-safe.
public final class MemoryIncidentStore implements IncidentStore {
  private final Map<Long, Incident> incidents =
      new TreeMap<>(Comparator.<Long>naturalOrder().reversed());

  @Override
  public synchronized Incident put(Incident incident) {
    long id = incident.id() == 0 ? incidents.size() + 1L : incident.id();
    boolean second =
        !incident.isResolved()
            && incidents.values().stream()
                .anyMatch(other ->
                    other.id() != id && !other.isResolved() && other.key().equals(incident.key()));
    if (second) {
      throw new IllegalStateException("'" + incident.key() + "' has an unresolved incident");
    }
    Incident stored = incident.withId(id);
    incidents.put(id, stored);
    return stored;
  }

  @Override
  public synchronized Optional<Incident> find(long id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public Optional<Incident> latest(String key) {
    return those(incident -> incident.key().equals(key)).stream().findFirst();
  }

  @Override
  public List<Incident> in(State state, int limit) {
    return those(incident -> incident.state() == state).stream().limit(limit).toList();
  }

  @Override
  public List<Incident> unresolved() {
    return those(incident -> !incident.isResolved());
  }

  private synchronized List<Incident> those(Predicate<Incident> wanted) {
    return incidents.values().stream().filter(wanted).toList();
  }
}
