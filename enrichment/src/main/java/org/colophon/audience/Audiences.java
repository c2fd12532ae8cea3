package org.colophon.audience;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;

/// A store of segments. Thread-safe.
public interface Audiences {
  /// Adds or replaces a segment; returns its definition version, which rises when the definition
  /// changed.
  long put(Segment segment);

  Optional<Stored> find(SegmentId id);

  /// Whether a segment belongs to an imprint, in a time that does not say whether another imprint
  /// has it.
  default boolean belongsTo(SegmentId id, ImprintId imprint) {
    return find(id).filter(stored -> stored.segment().imprint().equals(imprint)).isPresent();
  }

  /// All segments, by id.
  List<Stored> all();

  /// A segment and the version of its definition.
  ///
  /// @param answered whether a desk answers for its use; one that reveals nothing needs none
  record Stored(Segment segment, long version, boolean answered) {

    /// A segment as a store has it.
    ///
    /// @param answering whether a desk exists, is active and has a member
    public static Stored of(Segment segment, long version, Predicate<DeskId> answering) {
      DeskId released = segment.sensitivity().releasedBy();
      boolean open = segment.sensitivity().reveals().isEmpty();
      return new Stored(segment, version, open || (released != null && answering.test(released)));
    }
  }
}
