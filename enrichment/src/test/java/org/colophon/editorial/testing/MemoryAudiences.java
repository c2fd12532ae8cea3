package org.colophon.editorial.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.DeskId;

/// Segments in memory, for tests. Thread-safe.
public final class MemoryAudiences implements Audiences {
  private final Map<String, Stored> segments = new TreeMap<>();
  private final Predicate<DeskId> answering;

  /// Segments whose desks all answer.
  public MemoryAudiences() {
    this(desk -> true);
  }

  /// @param answering whether a desk exists, is active and has a member
  public MemoryAudiences(Predicate<DeskId> answering) {
    this.answering = answering;
  }

  @Override
  public synchronized long put(Segment segment) {
    Stored known = segments.get(segment.id().value());
    long version = 1;
    if (known != null) {
      version = known.version() + (known.segment().describes(segment) ? 0 : 1);
    }
    segments.put(segment.id().value(), Stored.of(segment, version, desk -> true));
    return version;
  }

  @Override
  public synchronized Optional<Stored> find(SegmentId id) {
    return Optional.ofNullable(segments.get(id.value())).map(this::now);
  }

  @Override
  public synchronized List<Stored> all() {
    return segments.values().stream().map(this::now).toList();
  }

  private Stored now(Stored stored) {
    return Stored.of(stored.segment(), stored.version(), answering);
  }
}
