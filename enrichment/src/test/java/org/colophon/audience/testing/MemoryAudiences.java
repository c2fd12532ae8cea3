package org.colophon.audience.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;

/// Keeps segments and signals in maps.
public final class MemoryAudiences implements Audiences {
  private final Map<String, Stored> segments = new TreeMap<>();
  private final Map<String, Signal> signals = new LinkedHashMap<>();

  @Override
  public synchronized long put(Segment segment) {
    Stored known = segments.get(segment.id().value());
    long version = known == null ? 1 : known.version() + (sameDefinition(known, segment) ? 0 : 1);
    segments.put(segment.id().value(), new Stored(segment, version));
    return version;
  }

  private static boolean sameDefinition(Stored known, Segment segment) {
    return known.segment().definition().equals(segment.definition())
        && known.segment().name().equals(segment.name())
        && known.segment().description().equals(segment.description());
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
    List<Signal> of = new ArrayList<>(signals.values());
    of.removeIf(signal -> !signal.segment().equals(id));
    of.sort(Comparator.comparing(Signal::occurredAt).reversed());
    return List.copyOf(of.subList(0, Math.min(limit, of.size())));
  }

  @Override
  public synchronized int forget(String person) {
    int before = signals.size();
    signals.values().removeIf(signal -> signal.person().equals(person));
    return before - signals.size();
  }
}
