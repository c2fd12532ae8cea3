package org.colophon.matching;

import java.util.List;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.models.Embedding;

/// An index of segments by their prototype vectors. Derived; thread-safe.
public interface SegmentIndex extends AutoCloseable {
  /// Puts a segment's prototypes in place of its earlier ones; searchable when this returns.
  void put(SegmentId id, List<Prototype> prototypes);

  void remove(SegmentId id);

  /// The segments nearest to any of the vectors, best first, each once.
  List<SegmentHit> search(List<Embedding> vectors, int k);

  @Override
  void close();

  /// A segment found by a search.
  ///
  /// @param similarity best cosine between one of its prototypes and one of the vectors
  /// @param vector which of the query's vectors that was
  /// @param origin where that prototype comes from
  /// @param against best cosine between a negative prototype and any of the vectors; -1 when it has
  ///   none
  record SegmentHit(SegmentId id, double similarity, int vector, String origin, double against) {}
}
