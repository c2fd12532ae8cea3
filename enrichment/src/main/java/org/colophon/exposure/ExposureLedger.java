package org.colophon.exposure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;

/// A ledger of exposures: append-only until its retention is over. Thread-safe.
public interface ExposureLedger {
  /// An id for the next answer; never the same twice for one ledger.
  String nextId();

  /// Writes one answer down; it survives a power cut when this returns.
  void record(Exposure exposure);

  /// Answers that may still be shown somewhere: durable ones, and others that were promised to hold
  /// at some instant after `after`; those of them that show an item that `shows` accepts.
  List<Exposure> standing(Instant after, Predicate<ItemId> shows);

  /// The same for a few items.
  default List<Exposure> standing(Instant after, Set<ItemId> items) {
    return standing(after, items::contains);
  }

  Optional<Exposure> find(String id);

  /// Answers served in `[from, until)`, in the order of writing; those after `afterId` (empty: from
  /// the start), at most `limit`.
  List<Exposure> served(Instant from, Instant until, String afterId, int limit);

  /// Forgets answers whose promise ended before `livePromisedBefore`, and durable ones that were
  /// served before `durableServedBefore`; returns how many.
  int forget(Instant livePromisedBefore, Instant durableServedBefore);
}
