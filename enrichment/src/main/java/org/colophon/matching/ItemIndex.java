package org.colophon.matching;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;

/// A search index of items by vector and by words. Derived from the catalogue: can be deleted and
/// rebuilt; narrows only, the gate decides. Thread-safe.
public interface ItemIndex extends AutoCloseable {
  /// The catalogue's sequence number that the last commit saw; 0 when empty.
  long seq();

  /// Begins again empty, with 0 as [#seq()], where a file turned out to be damaged since it was
  /// opened. Called by whoever replays the catalogue, before it asks what is missing.
  default void beginAgainIfDamaged() {}

  /// Replaces and removes items and commits; when this returns they are searchable and survive a
  /// crash.
  ///
  /// @param seq the catalogue's sequence number that this brings the index to
  void update(List<IndexedItem> changed, List<ItemId> removed, long seq);

  /// The best items for the query, best first, each item once. Fewer than `k` only when fewer match
  /// the filter.
  List<ItemHit> search(ItemQuery query);

  /// The given items by their passage that is nearest to any of the vectors, best first; without
  /// those that are not here.
  List<ItemHit> rank(List<ItemId> items, List<Embedding> vectors);

  int size();

  /// How telling a subject is in this catalogue: 1 for one that at most one item has, 0 for one
  /// that all have. What has a narrower subject of Thema has the wider one.
  ///
  /// @param subject `scheme:code`
  double rarity(String subject);

  @Override
  void close();
}
