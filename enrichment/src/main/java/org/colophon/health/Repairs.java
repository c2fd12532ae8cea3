package org.colophon.health;

import java.util.List;
import org.colophon.catalog.ItemId;

/// An append-only log of repairs. Thread-safe.
public interface Repairs {
  void append(Repair repair);

  /// Those of an item, newest first, at most `limit`.
  List<Repair> of(ItemId item, int limit);
}
