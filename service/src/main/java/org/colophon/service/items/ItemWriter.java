package org.colophon.service.items;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;

/// The writer of items, one at a time, so that a precondition still holds when its write happens.
/// When a method returns, the next request sees the change. Thread-safe.
public final class ItemWriter {
  private final Catalog catalog;
  private final Runnable afterWrite;

  /// @param afterWrite makes derived data see a write before it is answered
  public ItemWriter(Catalog catalog, Runnable afterWrite) {
    this.catalog = catalog;
    this.afterWrite = afterWrite;
  }

  /// The result of a write.
  ///
  /// @param before the version before it; empty when there was none
  /// @param after the version after it
  record Written(Recorded recorded, Optional<ItemVersion> before, Optional<ItemVersion> after) {}

  /// Records what is said of one item, where `condition` holds.
  synchronized Written record(ItemId id, Arrival arrival, Precondition condition) {
    Optional<ItemVersion> before = find(id);
    condition.check(before);
    Recorded recorded = catalog.record(arrival);
    afterWrite.run();
    return new Written(recorded, before, find(id));
  }

  /// Records facts beside whatever else is written: no precondition is about them.
  Recorded record(Submission.Facts facts) {
    Recorded recorded = catalog.record(facts);
    afterWrite.run();
    return recorded;
  }

  /// Records many; the caller calls [#finish] when all of its writes are made.
  synchronized List<Recorded> recordAll(List<Arrival> arrivals) {
    return catalog.recordArrivals(arrivals);
  }

  void finish() {
    afterWrite.run();
  }

  Optional<ItemVersion> find(ItemId id) {
    try (CatalogView view = catalog.view()) {
      return view.item(id);
    }
  }
}
