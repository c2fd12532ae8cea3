package org.colophon.editorial.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;

/// Segments in memory, for tests. Thread-safe.
public final class MemoryAudiences implements Audiences {
  private final Map<String, Stored> segments = new TreeMap<>();

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
}
