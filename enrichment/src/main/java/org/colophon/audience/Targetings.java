package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// A store of targetings. Thread-safe.
public interface Targetings {
  /// Adds one in place of an earlier one for the same item and segment. What was announced of the
  /// earlier one is kept.
  void put(Targeting targeting);

  /// Ends one at the given instant; returns whether it was announced, and so has to be taken back.
  boolean end(ItemId item, SegmentId segment, Instant at);

  /// Those that hold at the given instant, with what was announced of each.
  List<Announced> all(Instant at);

  /// Keeps what was announced.
  ///
  /// @param until the end that was told; null: that it no longer holds
  void announced(ItemId item, SegmentId segment, @Nullable Instant until);

  /// A targeting and what connected systems were told of it.
  ///
  /// @param until the end that they were told; null where they know of none
  record Announced(Targeting targeting, @Nullable Instant until) {}

  /// Those that hold at the given instant, newest first.
  List<Targeting> of(SegmentId segment, Instant at);

  /// Those that hold at the given instant.
  List<Targeting> of(ItemId item, Instant at);
}
