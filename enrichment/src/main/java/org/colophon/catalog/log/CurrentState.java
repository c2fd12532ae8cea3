package org.colophon.catalog.log;

import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Source;
import org.jspecify.annotations.Nullable;

/// The current state of a catalogue, as [Projector] reads and writes it within one transaction.
/// Reads include complete deliveries.
public interface CurrentState {
  @Nullable ItemState item(ItemId id);

  /// Replaces the state of an item.
  ///
  /// @param seq of the entry that touched it
  void put(ItemState state, long seq);

  @Nullable Fact fact(FactKey key, SourceId source);

  /// The newest order key under which a source stated a fact of an entity; null when it stated
  /// none.
  @Nullable OrderKey newestOrder(EntityRef entity, SourceId source);

  /// Replaces the current fact of its key and source.
  ///
  /// @param seq of the entry that touched it
  void put(Fact fact, long seq);

  /// A registered source; null when nobody registered it.
  @Nullable Source source(SourceId id);

  /// The item that a product belongs to or once belonged to: a product never moves.
  @Nullable ItemId owner(ProductId product);

  void own(ProductId product, ItemId item);

  /// Other items, tombstones excluded, that have an identifier in common with an item.
  ///
  /// @see org.colophon.catalog.IdentityKeys
  Set<ItemId> sameIdentity(ItemId item);

  /// What was said last of an item's tie to a record; null when nothing was.
  @Nullable ItemLink link(ItemId item, String entity);

  /// Replaces what was said of an item's tie to a record.
  void put(ItemId item, ItemLink link);
}
