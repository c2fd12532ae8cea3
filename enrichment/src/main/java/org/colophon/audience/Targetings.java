package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;

/// A store of targetings. Thread-safe.
public interface Targetings {
  /// Adds one in place of an earlier one for the same item and segment.
  void put(Targeting targeting);

  /// Ends one at the given instant; returns whether there was one to end.
  boolean end(ItemId item, SegmentId segment, Instant at);

  /// Those that hold at the given instant, newest first.
  List<Targeting> of(SegmentId segment, Instant at);

  /// Those that hold at the given instant.
  List<Targeting> of(ItemId item, Instant at);
}
