package org.colophon.service.imports;

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

/// Audiences in memory, for tests.
public final class RememberedAudiences implements Audiences {
  private final Map<String, Stored> segments = new TreeMap<>();
  private final Map<String, Signal> signals = new LinkedHashMap<>();

  @Override
  public long put(Segment segment) {
    Stored known = segments.get(segment.id().value());
    long version = known == null ? 1 : known.version();
    if (known != null && !known.segment().definition().equals(segment.definition())) {
      version++;
    }
    segments.put(segment.id().value(), new Stored(segment, version));
    return version;
  }

  @Override
  public Optional<Stored> find(SegmentId id) {
    return Optional.ofNullable(segments.get(id.value()));
  }

  @Override
  public List<Stored> all() {
    return List.copyOf(segments.values());
  }

  @Override
  public int add(List<Signal> added) {
    int before = signals.size();
    added.forEach(signal -> signals.putIfAbsent(signal.eventId(), signal));
    return signals.size() - before;
  }

  @Override
  public List<Signal> recent(SegmentId id, int limit) {
    return new ArrayList<>(signals.values())
        .stream()
            .filter(signal -> signal.segment().equals(id))
            .sorted(Comparator.comparing(Signal::occurredAt).reversed())
            .limit(limit)
            .toList();
  }

  @Override
  public int forget(String person) {
    int before = signals.size();
    signals.values().removeIf(signal -> signal.person().equals(person));
    return before - signals.size();
  }
}
