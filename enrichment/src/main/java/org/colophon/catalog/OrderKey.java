package org.colophon.catalog;

import java.time.Instant;
import java.util.Comparator;

/// The order of statements by one source about one entity and fact group: newer wins, equal
/// confirms, older is history only.
///
/// @param epoch rises when the source migrates or re-syncs fully
/// @param position the source's sequence number or version, or its clock in microseconds
public record OrderKey(long epoch, long position) implements Comparable<OrderKey> {
  private static final Comparator<OrderKey> ORDER =
      Comparator.comparingLong(OrderKey::epoch).thenComparingLong(OrderKey::position);

  public OrderKey {
    if (epoch < 0 || position < 0) {
      throw new IllegalArgumentException(
          "an order key is not negative, got epoch " + epoch + ", position " + position);
    }
  }

  /// The key of a source that orders by its own clock. Times before 1970 all count as its start.
  public static OrderKey ofTime(long epoch, Instant sourceTime) {
    return new OrderKey(epoch, Math.max(0, Instants.toMicros(sourceTime)));
  }

  @Override
  public int compareTo(OrderKey other) {
    return ORDER.compare(this, other);
  }
}
