package org.colophon.health;

import java.time.Instant;
import java.util.Map;
import org.colophon.catalog.ItemId;

/// The number of recommendations of each item. Thread-safe.
public interface Exposures {
  /// How often each item was shown since an instant; those that were not are absent.
  Map<ItemId, Long> since(Instant from);
}
