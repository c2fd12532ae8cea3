package org.colophon.catalog.log;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog.LogEntry;

/// The log entries after a sequence number, for those who follow the catalogue in memory.
///
/// @param seq of the newest entry; the one asked after where there is none
/// @param items that were stated
/// @param deliveries how many sources were heard of
/// @param contextChanges how often something changed that may concern every item
public record LogSince(long seq, Set<ItemId> items, int deliveries, int contextChanges) {
  private static final int BATCH = 1_000;

  public LogSince {
    items = Set.copyOf(items);
  }

  /// Reads to the end of the log.
  public static LogSince read(Catalog catalog, long after) {
    return read(catalog, after, BATCH);
  }

  /// @param batch how many entries are read at once
  static LogSince read(Catalog catalog, long after, int batch) {
    Set<ItemId> items = new HashSet<>();
    int deliveries = 0;
    int contextChanges = 0;
    long seq = after;
    List<LogEntry> entries;
    do {
      entries = catalog.log(seq, batch);
      for (LogEntry entry : entries) {
        switch (entry) {
          case LogEntry.Stated(long _, List<ItemId> stated) -> items.addAll(stated);
          case LogEntry.Delivered _ -> deliveries++;
          case LogEntry.ContextChange _ -> contextChanges++;
        }
        seq = entry.seq();
      }
    } while (entries.size() == batch);
    return new LogSince(seq, items, deliveries, contextChanges);
  }
}
