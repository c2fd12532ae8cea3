package org.colophon.catalog.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.IdentityKeys;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The current state of one item, from which its version is read.
///
/// @param source the one that owns the item: the first that stated or deleted it
/// @param stated the newest statement; null when only a deletion is known
/// @param deletedBy the order key of the newest deletion; null when there was none
/// @param checkedAt when somebody here last found the content still right; null when nobody did
public record ItemState(
    ItemId id,
    SourceId source,
    @Nullable Statement stated,
    @Nullable OrderKey deletedBy,
    @Nullable Instant checkedAt) {

  /// The newest statement of an item.
  ///
  /// @param item as stated
  /// @param conflict whether two different ones were stated under `order`; the one with the least
  ///   hashes is kept then
  public record Statement(
      Item item,
      OrderKey order,
      boolean conflict,
      FacetHashes hashes,
      long number,
      Instant confirmedAt,
      Instant recordedAt) {}

  /// Whether the newest deletion stands: only a statement with a newer key undoes it.
  public boolean tombstone() {
    return deletedBy != null && (stated == null || deletedBy.compareTo(stated.order()) >= 0);
  }

  /// The identifiers that stand for the item; none of a tombstone.
  public Set<String> identityKeys() {
    return stated == null || tombstone() ? Set.of() : IdentityKeys.of(stated.item());
  }

  /// The newest order key of a statement or deletion; empty when there is neither.
  public Optional<OrderKey> order() {
    return Stream.of(stated == null ? null : stated.order(), deletedBy)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /// The version that a view shows; empty when only a deletion is known.
  ///
  /// @param seq of the last entry that touched the item
  public Optional<ItemVersion> version(long seq) {
    if (stated == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ItemVersion(
            withCheck(stated.item(), checkedAt),
            stated.number(),
            stated.hashes(),
            stated.confirmedAt(),
            stated.recordedAt(),
            seq,
            tombstone(),
            stated.conflict() && !tombstone()));
  }

  static Item withCheck(Item item, @Nullable Instant checkedAt) {
    Lifecycle life = item.lifecycle();
    Instant stated = life.checkedAt();
    if (checkedAt == null || (stated != null && !stated.isBefore(checkedAt))) {
      return item;
    }
    Lifecycle checked =
        new Lifecycle(
            life.state(),
            life.publishedAt(),
            life.goLiveAt(),
            life.expiresAt(),
            checkedAt,
            life.correction());
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        item.identity(),
        item.content(),
        checked,
        item.products(),
        item.events(),
        item.awards());
  }
}
