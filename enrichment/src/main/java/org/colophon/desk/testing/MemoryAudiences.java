package org.colophon.desk.testing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;

/// Segments and signals in memory, for tests. Thread-safe.
public final class MemoryAudiences implements Audiences {
  private final Map<String, Stored> segments = new TreeMap<>();
  private final Map<String, Signal> signals = new HashMap<>();

  @Override
  public synchronized long put(Segment segment) {
    Stored known = segments.get(segment.id().value());
    long version = 1;
    if (known != null) {
      version = known.version() + (known.segment().describes(segment) ? 0 : 1);
    }
    segments.put(segment.id().value(), new Stored(segment, version));
    return version;
  }

  @Override
  public synchronized Optional<Stored> find(SegmentId id) {
    return Optional.ofNullable(segments.get(id.value()));
  }

  @Override
  public synchronized List<Stored> all() {
    return List.copyOf(segments.values());
  }

  @Override
  public synchronized int add(List<Signal> added) {
    int before = signals.size();
    added.forEach(signal -> signals.putIfAbsent(signal.eventId(), signal));
    return signals.size() - before;
  }

  @Override
  public synchronized List<Signal> recent(SegmentId id, int limit) {
    return signals.values().stream()
        .filter(signal -> signal.segment().equals(id))
        .sorted(Comparator.comparing(Signal::occurredAt).reversed().thenComparing(Signal::eventId))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int forget(String person) {
    int before = signals.size();
    signals.values().removeIf(signal -> signal.person().equals(person));
    return before - signals.size();
  }
}
