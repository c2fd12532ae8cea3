package org.colophon.enrichment;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;

/// What people said of the machine's proposals; append-only. Thread-safe.
public interface DecisionLog {
  void append(Decision decision);

  /// The latest decision per kind and value, for one item.
  List<Decision> of(ItemId id);

  /// One answer of one person.
  ///
  /// @param kind `SEGMENT` or the name of an [Annotation.Kind]
  /// @param value the segment's id or the annotation's value
  /// @param decidedBy who; a login or a desk
  /// @param textHash the text facet that was seen: a rejection counts until the text changes
  record Decision(
      ItemId item,
      String kind,
      String value,
      Answer answer,
      String decidedBy,
      Instant at,
      String textHash) {}

  /// What was answered.
  enum Answer {
    ACCEPTED,
    REJECTED,
    /// Takes back an earlier answer.
    REVOKED
  }
}
