package org.colophon.service.items;

import java.util.function.Consumer;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.LogSince;

/// A position in the catalogue's log, for what is kept in memory beside it. Thread-safe.
final class CatalogFollower {
  private final Catalog catalog;
  private final Consumer<LogSince> onChange;
  private long seen;

  /// @param onChange told each entry once
  CatalogFollower(Catalog catalog, Consumer<LogSince> onChange) {
    this.catalog = catalog;
    this.onChange = onChange;
  }

  /// Tells the entries up to a sequence number, and what came after it meanwhile.
  ///
  /// @param idle whether nothing is kept yet, so that no entry concerns anything
  synchronized void catchUp(long seq, boolean idle) {
    if (idle) {
      seen = Math.max(seen, seq);
    }
    if (seen < seq) {
      LogSince since = LogSince.read(catalog, seen);
      onChange.accept(since);
      seen = Math.max(seq, since.seq());
    }
  }

  /// Does something where the position is still at a sequence number.
  synchronized void at(long seq, Runnable keep) {
    if (seq == seen) {
      keep.run();
    }
  }
}
