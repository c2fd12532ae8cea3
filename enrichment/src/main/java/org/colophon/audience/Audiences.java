package org.colophon.audience;

import java.util.List;
import java.util.Optional;

/// A store of segments. Thread-safe.
public interface Audiences {
  /// Adds or replaces a segment; returns its definition version, which rises when the definition
  /// changed.
  long put(Segment segment);

  Optional<Stored> find(SegmentId id);

  /// All segments, by id.
  List<Stored> all();

  /// A segment and the version of its definition.
  record Stored(Segment segment, long version) {}
}
