package org.colophon.audience;

import java.util.List;
import java.util.Optional;

/// Segments and signals as stored. Thread-safe.
public interface Audiences {
  /// Adds or replaces a segment; returns its definition version, which rises when the definition
  /// changed.
  long put(Segment segment);

  Optional<Stored> find(SegmentId id);

  /// All segments, by id.
  List<Stored> all();

  /// Adds signals; those whose event id is known are ignored. Returns how many were new.
  int add(List<Signal> signals);

  /// The most recent signals of a segment's members, newest first.
  List<Signal> recent(SegmentId id, int limit);

  /// Removes everything about a person; returns how many rows went.
  int forget(String person);

  /// A segment and the version of its definition.
  record Stored(Segment segment, long version) {}
}
