package org.colophon.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement by a source. Order keys decide what wins, not arrival.
public sealed interface Submission {
  /// The whole item and, where it has products, their facts.
  ///
  /// @param observedAt when the source says it was so
  /// @param facts facts of the item and its products; a product's fact that is missing here stays
  ///   as it was
  record WholeItem(Item item, OrderKey order, Instant observedAt, List<StatedFact> facts)
      implements Submission {
    public WholeItem {
      facts = List.copyOf(facts);
    }
  }

  /// Facts alone.
  record Facts(SourceId source, List<StatedFact> facts) implements Submission {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// The deletion of an item by its source.
  record Deletion(ItemId id, SourceId source, OrderKey order, Instant observedAt)
      implements Submission {}

  /// A person's confirmation that the content is still right; no edit.
  record ContentChecked(ItemId id, String checkedBy, Instant at) implements Submission {}

  /// A person's link between an item and a record, or its removal; no edit.
  record Linked(ItemId id, ItemLink link) implements Submission {}

  /// One fact as stated.
  ///
  /// @param validFrom null when it has always been so
  /// @param validTo null when no end was stated
  record StatedFact(
      FactKey key,
      FactValue value,
      OrderKey order,
      Instant observedAt,
      @Nullable Instant validFrom,
      @Nullable Instant validTo) {}
}
