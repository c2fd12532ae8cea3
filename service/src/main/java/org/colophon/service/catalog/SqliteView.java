package org.colophon.service.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.colophon.catalog.reference.Source;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// One read transaction. Remembers the last item, whose facts are usually asked for next, and what
/// many items share: deliveries, reference records and holds. Not thread-safe.
final class SqliteView implements CatalogView {
  private final Database database;
  private final Session session;
  private final Deliveries deliveries;
  private final Map<String, Optional<Reference>> references = new HashMap<>();
  private final long seq;
  private boolean closed;
  private @Nullable ItemId lastId;
  private Optional<ItemVersion> last = Optional.empty();
  private @Nullable List<Hold> holds;
  private final Map<ContributorId, Appearances> appearances = new HashMap<>();
  private @Nullable Boolean anyAppearance;
  private @Nullable Boolean anyLink;

  /// Fixes the snapshot by its first query.
  SqliteView(Database database) {
    this.database = database;
    this.session = database.openSnapshot();
    this.deliveries = new Deliveries(session);
    this.seq = LogRows.lastSeq(session);
  }

  @Override
  public long seq() {
    return seq;
  }

  @Override
  public Optional<ItemVersion> item(ItemId id) {
    if (!id.equals(lastId)) {
      last =
          ItemRows.find(session, id, deliveries).flatMap(seen -> seen.state().version(seen.seq()));
      lastId = id;
    }
    return last;
  }

  @Override
  public Optional<ImprintId> imprintOf(ItemId id) {
    return session.first(
        "SELECT imprint FROM item WHERE item_id = ? AND imprint IS NOT NULL",
        row -> new ImprintId(row.getString(1)),
        id.value());
  }

  /// The index has both columns: for an item of another imprint as for none, nothing is found in
  /// it.
  @Override
  public boolean belongsTo(ItemId id, ImprintId imprint) {
    return session
        .first(
            "SELECT 1 FROM item INDEXED BY item_for_runs WHERE item_id = ? AND imprint = ?",
            row -> true,
            id.value(),
            imprint.value())
        .isPresent();
  }

  @Override
  public Optional<OrderKey> order(ItemId id) {
    return ItemRows.find(session, id, deliveries).flatMap(seen -> seen.state().order());
  }

  @Override
  public Optional<ItemId> itemOf(ProductId id) {
    return SqliteTables.owner(session, id).filter(owner -> products(owner).contains(id));
  }

  @Override
  public List<Fact> facts(ItemId id) {
    List<EntityRef> entities = new ArrayList<>(List.of(new EntityRef.OfItem(id)));
    products(id).forEach(product -> entities.add(new EntityRef.OfProduct(product)));
    List<Fact> facts = FactRows.of(session, entities, deliveries);
    facts.sort(Fact.BY_KEY); // in order already but for letters outside the basic plane
    return facts;
  }

  private List<ProductId> products(ItemId id) {
    return item(id).stream()
        .flatMap(version -> version.item().products().stream())
        .map(Product::id)
        .toList();
  }

  @Override
  public List<ItemId> sameIdentity(ItemId id) {
    return IdentityRows.same(session, id);
  }

  @Override
  public List<ItemId> itemsOf(String key) {
    return IdentityRows.of(session, key);
  }

  @Override
  public Optional<DeskRecord> desk(DeskId id) {
    return reference(Reference.OfDesk.class, id.value()).map(Reference.OfDesk::desk);
  }

  @Override
  public Optional<Source> source(SourceId id) {
    return reference(Reference.OfSource.class, id.value()).map(Reference.OfSource::source);
  }

  @Override
  public Optional<Imprint> imprint(ImprintId id) {
    return reference(Reference.OfImprint.class, id.value()).map(Reference.OfImprint::imprint);
  }

  @Override
  public Optional<Contributor> contributor(ContributorId id) {
    return reference(Reference.OfContributor.class, id.value())
        .map(Reference.OfContributor::contributor);
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    return reference(Reference.OfSeries.class, id.value()).map(Reference.OfSeries::series);
  }

  @Override
  public Optional<Event> event(EventId id) {
    return reference(Reference.OfEvent.class, id.value()).map(Reference.OfEvent::event);
  }

  @Override
  public Optional<Award> award(AwardId id) {
    return reference(Reference.OfAward.class, id.value()).map(Reference.OfAward::award);
  }

  @Override
  public Appearances appearances(ContributorId id) {
    return anyAppearance()
        ? appearances.computeIfAbsent(
            id, _ -> Appearances.of(ReferenceRows.appearances(session, id)))
        : Appearances.NONE;
  }

  /// Most catalogues have none, and are asked for each item.
  private boolean anyAppearance() {
    if (anyAppearance == null) {
      anyAppearance = session.first("SELECT 1 FROM appearance LIMIT 1", _ -> true).isPresent();
    }
    return anyAppearance;
  }

  @Override
  public List<ItemLink> links(ItemId id) {
    if (anyLink == null) {
      anyLink = session.first("SELECT 1 FROM item_link LIMIT 1", _ -> true).isPresent();
    }
    return anyLink ? SqliteTables.links(session, id) : List.of();
  }

  /// Each is read once: many items share a desk and a source.
  private <T extends Reference> Optional<T> reference(Class<T> kind, String id) {
    return references
        .computeIfAbsent(
            kind.getSimpleName() + " " + id,
            _ -> ReferenceRows.find(session, kind, id).map(Reference.class::cast))
        .map(kind::cast);
  }

  @Override
  public List<Hold> holds() {
    if (holds == null) {
      holds =
          session.list(
              "SELECT payload FROM hold ORDER BY hold_id",
              row -> PayloadCodec.read(row.getString(1), Hold.class));
    }
    return holds;
  }

  @Override
  public List<Allowance> allowances() {
    return session.list(
        "SELECT payload FROM allowance ORDER BY allowance_id",
        row -> PayloadCodec.read(row.getString(1), Allowance.class));
  }

  @Override
  public List<ItemId> items(String after, int limit) {
    return session.list(
        """
        SELECT item_id FROM item WHERE item_id > ? AND payload IS NOT NULL
        ORDER BY item_id LIMIT ?
        """,
        row -> new ItemId(row.getString(1)),
        after,
        limit);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      database.closeSnapshot(session);
    }
  }
}
