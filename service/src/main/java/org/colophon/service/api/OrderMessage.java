package org.colophon.service.api;

import org.colophon.catalog.OrderKey;

/// The order key of a statement.
@SchemaName("Order")
@Description("The order of a source's statements: a newer key wins, an equal one confirms.")
public record OrderMessage(
    @Range @Description("Rises when the source migrates or re-syncs fully.") long epoch,
    @Range @Description("The source's sequence number or version, or its clock in microseconds.")
        long position) {

  public static OrderMessage of(OrderKey key) {
    return new OrderMessage(key.epoch(), key.position());
  }

  public OrderKey toKey() {
    return new OrderKey(epoch, position);
  }
}
