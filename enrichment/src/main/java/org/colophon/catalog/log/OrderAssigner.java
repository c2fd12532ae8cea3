package org.colophon.catalog.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.jspecify.annotations.Nullable;

/// The order keys of statements whose source gives none: the catalogue's clock in microseconds,
/// never the same twice, in the newest epoch that the source has used for the item and after all
/// that it said of it. So what a person does counts whatever a feed sent before. Thread-safe.
public final class OrderAssigner {
  private final AtomicLong lastPosition = new AtomicLong();

  /// Gives an arrival the order key that is next.
  ///
  /// @param state what is current, within the transaction that records it
  public Submission assign(Arrival arrival, CurrentState state, Instant now) {
    long position =
        lastPosition.accumulateAndGet(
            Instants.toMicros(now), (last, clock) -> Math.max(last + 1, clock));
    OrderKey next = new OrderKey(0, position);
    for (EntityRef entity : arrival.unordered()) {
      next = after(newest(entity, arrival.source(), state), next);
    }
    return arrival.submission().apply(next);
  }

  private static OrderKey after(@Nullable OrderKey known, OrderKey next) {
    return known == null || known.compareTo(next) < 0 || known.position() == Long.MAX_VALUE
        ? next
        : new OrderKey(known.epoch(), Math.max(next.position(), known.position() + 1));
  }

  /// What the source said last of the item that an entity is or belongs to.
  private static @Nullable OrderKey newest(EntityRef entity, SourceId source, CurrentState state) {
    ItemId item =
        switch (entity) {
          case EntityRef.OfItem(ItemId id) -> id;
          case EntityRef.OfProduct(ProductId id) -> state.owner(id);
        };
    if (item == null) {
      return null;
    }
    ItemState known = state.item(item);
    Stream<OrderKey> facts =
        entities(item, known).stream()
            .map(one -> state.newestOrder(one, source))
            .filter(Objects::nonNull);
    Stream<OrderKey> own =
        known != null && known.source().equals(source) ? known.order().stream() : Stream.of();
    return Stream.concat(own, facts).max(Comparator.naturalOrder()).orElse(null);
  }

  private static List<EntityRef> entities(ItemId item, @Nullable ItemState known) {
    List<EntityRef> entities = new ArrayList<>(List.of(new EntityRef.OfItem(item)));
    if (known != null && known.stated() != null) {
      known
          .stated()
          .item()
          .products()
          .forEach(product -> entities.add(new EntityRef.OfProduct(product.id())));
    }
    return entities;
  }
}
