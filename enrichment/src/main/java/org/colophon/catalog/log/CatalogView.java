package org.colophon.catalog.log;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Series;
import org.colophon.catalog.reference.Source;

/// The catalogue at one instant; everything read through one view belongs together. Not
/// thread-safe; closing twice is harmless.
public interface CatalogView extends AutoCloseable {
  /// The sequence number of the last entry that this view sees.
  long seq();

  Optional<ItemVersion> item(ItemId id);

  /// The imprint of an item, in a time that does not depend on the item.
  default Optional<ImprintId> imprintOf(ItemId id) {
    return item(id).map(version -> version.item().imprint());
  }

  /// Whether an item belongs to an imprint, in a time that does not say whether another imprint has
  /// it.
  default boolean belongsTo(ItemId id, ImprintId imprint) {
    return imprintOf(id).filter(imprint::equals).isPresent();
  }

  /// The newest order key under which an item was stated or deleted by the source that owns it.
  Optional<OrderKey> order(ItemId id);

  /// The item that now lists a product.
  Optional<ItemId> itemOf(ProductId id);

  /// Current facts of the item and of the products that it lists, of all sources, by [Fact#BY_KEY].
  List<Fact> facts(ItemId id);

  /// Other items, tombstones excluded, that have an identifier in common with an item, by id.
  ///
  /// @see org.colophon.catalog.IdentityKeys
  List<ItemId> sameIdentity(ItemId id);

  /// The items, tombstones excluded, that have an identifier, by id.
  ///
  /// @param key as in [org.colophon.catalog.IdentityKeys], such as `isbn:9783941234567`
  List<ItemId> itemsOf(String key);

  Optional<DeskRecord> desk(DeskId id);

  Optional<Source> source(SourceId id);

  Optional<Imprint> imprint(ImprintId id);

  Optional<Contributor> contributor(ContributorId id);

  Optional<Series> series(SeriesId id);

  Optional<Event> event(EventId id);

  Optional<Award> award(AwardId id);

  /// What a contributor takes part in and is honoured by.
  Appearances appearances(ContributorId id);

  /// The records that people linked the item to, those that stand, by entity.
  List<ItemLink> links(ItemId id);

  /// Every hold that has not been lifted, ended ones included.
  List<Hold> holds();

  /// Every exemption that nobody took back and every override, ended ones included, by id.
  List<Allowance> allowances();

  /// Items by id, those after `after` (empty: from the start), at most `limit`; tombstones of known
  /// items included.
  List<ItemId> items(String after, int limit);

  /// Every item by id, tombstones of known items included; read in pages as it is consumed, while
  /// this view is open.
  default Stream<ItemId> items() {
    return Stream.iterate(page(""), page -> !page.isEmpty(), page -> page(page.getLast().value()))
        .flatMap(List::stream);
  }

  private List<ItemId> page(String after) {
    return items(after, 1_000);
  }

  @Override
  void close();
}
