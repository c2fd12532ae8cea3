package org.colophon.matching;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.colophon.catalog.ItemId;
import org.colophon.models.LruCache;
import org.jspecify.annotations.Nullable;

/// A bounded cache of what is made of items, which forgets items that change, also while something
/// is being made of them. Thread-safe.
///
/// @param <V> what is made; immutable
public final class ItemCache<V> {
  private final LruCache<ItemId, Place<V>> places;

  /// @param size about how many items are remembered at most
  public ItemCache(int size) {
    this.places = new LruCache<>(size);
  }

  /// What is remembered of an item; null when nothing is.
  public @Nullable V find(ItemId id) {
    return place(id).value();
  }

  /// Makes something of an item and remembers it, unless the item changes meanwhile.
  public V make(ItemId id, Function<ItemId, V> make) {
    Place<V> place = place(id);
    long changes = place.changes();
    V made = make.apply(id);
    place.put(made, changes);
    return made;
  }

  /// Forgets items that changed.
  public void forget(Collection<ItemId> changed) {
    changed.forEach(id -> place(id).forget());
  }

  /// Items of which something may be remembered, in no order.
  Set<ItemId> keys() {
    return places.keys();
  }

  private Place<V> place(ItemId id) {
    return places.get(id, _ -> new Place<>());
  }

  /// A place for what is remembered of one item.
  private static final class Place<V> {
    private @Nullable V value;
    private long changes;

    synchronized @Nullable V value() {
      return value;
    }

    synchronized long changes() {
      return changes;
    }

    synchronized void put(V made, long since) {
      if (changes == since) {
        value = made;
      }
    }

    synchronized void forget() {
      value = null;
      changes++;
    }
  }
}
