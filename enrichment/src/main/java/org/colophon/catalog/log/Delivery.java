package org.colophon.catalog.log;

import java.time.Instant;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.Instants;
import org.jspecify.annotations.Nullable;

/// The last complete delivery of a source: it confirms at once everything that the source had
/// stated before it, without touching those rows.
///
/// @param at up to when it is complete, by the clock here
/// @param seq its sequence number; what was recorded later is not confirmed by it
public record Delivery(Instant at, long seq) {

  /// The delivery that counts after one more of the same source.
  ///
  /// @param earlier the one that counted; null when there was none
  /// @param now by the clock here; a confirmation does not go back, unless the earlier one is later
  ///   than now, and so was dated by a wrong clock
  /// @param upTo how far the delivery is complete by the source's own word; null: up to now. One
  ///   that lies before what was confirmed already confirms nothing more
  public static Delivery next(
      @Nullable Delivery earlier, Instant now, @Nullable Instant upTo, long seq) {
    Instant at = upTo == null || upTo.isAfter(now) ? now : upTo;
    if (earlier == null || earlier.at.isAfter(now)) {
      return new Delivery(at, seq);
    }
    if (upTo != null && at.isBefore(earlier.at)) {
      return earlier;
    }
    return new Delivery(Instants.later(earlier.at, at), seq);
  }

  /// The fact as confirmed by this delivery.
  ///
  /// @param factSeq of the entry that last touched the fact
  public Fact confirm(Fact fact, long factSeq) {
    FactClocks clocks = fact.clocks();
    if (factSeq > seq || !at.isAfter(clocks.confirmedAt())) {
      return fact;
    }
    return FactProjection.withClocks(
        fact, new FactClocks(clocks.observedAt(), at, clocks.changedAt(), clocks.recordedAt()));
  }

  /// The item as confirmed by this delivery.
  ///
  /// @param itemSeq of the entry that last touched the item
  public ItemState confirm(ItemState item, long itemSeq) {
    ItemState.Statement stated = item.stated();
    if (stated == null || itemSeq > seq || !at.isAfter(stated.confirmedAt())) {
      return item;
    }
    ItemState.Statement confirmed =
        new ItemState.Statement(
            stated.item(),
            stated.order(),
            stated.conflict(),
            stated.hashes(),
            stated.number(),
            at,
            stated.recordedAt());
    return new ItemState(item.id(), item.source(), confirmed, item.deletedBy(), item.checkedAt());
  }
}
