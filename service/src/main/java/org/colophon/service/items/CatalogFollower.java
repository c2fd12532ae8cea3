package org.colophon.service.items;

import java.util.List;
import java.util.function.Consumer;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Catalog.LogEntry;

/// A position in the catalogue's log, for what is kept in memory beside it. Thread-safe.
final class CatalogFollower {
  private static final int BATCH = 1_000;

  private final Catalog catalog;
  private final Consumer<LogEntry> onEntry;
  private long seen;

  /// @param onEntry told each entry once, in order
  CatalogFollower(Catalog catalog, Consumer<LogEntry> onEntry) {
    this.catalog = catalog;
    this.onEntry = onEntry;
  }

  /// Tells the entries up to a sequence number.
  ///
  /// @param idle whether nothing is kept yet, so that no entry concerns anything
  synchronized void catchUp(long seq, boolean idle) {
    if (idle) {
      seen = Math.max(seen, seq);
    }
    while (seen < seq) {
      List<LogEntry> entries = catalog.log(seen, BATCH);
      for (LogEntry entry : entries) {
        onEntry.accept(entry);
        seen = entry.seq();
      }
      if (entries.isEmpty()) {
        seen = seq;
      }
    }
  }

  /// Does something where the position is still at a sequence number.
  synchronized void at(long seq, Runnable keep) {
    if (seq == seen) {
      keep.run();
    }
  }
}
