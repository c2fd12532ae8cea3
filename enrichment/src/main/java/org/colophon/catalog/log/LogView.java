package org.colophon.catalog.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.colophon.catalog.reference.Source;

/// A view over immutable tables.
record LogView(LogTables tables, long seq) implements CatalogView {

  @Override
  public Optional<ItemVersion> item(ItemId id) {
    ItemState state = tables.item(id);
    return state == null ? Optional.empty() : state.version(tables.seqOf(id));
  }

  @Override
  public Optional<OrderKey> order(ItemId id) {
    ItemState state = tables.item(id);
    return state == null ? Optional.empty() : state.order();
  }

  @Override
  public Optional<ItemId> itemOf(ProductId id) {
    return Optional.ofNullable(tables.owner(id)).filter(owner -> productsOf(owner).contains(id));
  }

  @Override
  public List<ItemId> sameIdentity(ItemId id) {
    return tables.sameIdentity(id).stream().sorted(Comparator.comparing(ItemId::value)).toList();
  }

  @Override
  public List<ItemId> itemsOf(String key) {
    return tables.itemsOf(key).stream().sorted(Comparator.comparing(ItemId::value)).toList();
  }

  @Override
  public List<Fact> facts(ItemId id) {
    Set<ProductId> products = productsOf(id);
    return tables.facts(entity ->
        switch (entity) {
          case EntityRef.OfItem(var item) -> item.equals(id);
          case EntityRef.OfProduct(var product) -> products.contains(product);
        });
  }

  private Set<ProductId> productsOf(ItemId id) {
    return item(id).stream()
        .flatMap(version -> version.item().products().stream())
        .map(Product::id)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<DeskRecord> desk(DeskId id) {
    return tables.reference("desk:" + id) instanceof Reference.OfDesk(var desk)
        ? Optional.of(desk)
        : Optional.empty();
  }

  @Override
  public Optional<Source> source(SourceId id) {
    return tables.reference("source:" + id) instanceof Reference.OfSource(var source)
        ? Optional.of(source)
        : Optional.empty();
  }

  @Override
  public Optional<Imprint> imprint(ImprintId id) {
    return tables.reference("imprint:" + id) instanceof Reference.OfImprint(var imprint)
        ? Optional.of(imprint)
        : Optional.empty();
  }

  @Override
  public Optional<Contributor> contributor(ContributorId id) {
    return tables.reference("contributor:" + id) instanceof Reference.OfContributor(var contributor)
        ? Optional.of(contributor)
        : Optional.empty();
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    return tables.reference("series:" + id) instanceof Reference.OfSeries(var series)
        ? Optional.of(series)
        : Optional.empty();
  }

  @Override
  public Optional<Event> event(EventId id) {
    return tables.reference("event:" + id) instanceof Reference.OfEvent(var event)
        ? Optional.of(event)
        : Optional.empty();
  }

  @Override
  public Optional<Award> award(AwardId id) {
    return tables.reference("award:" + id) instanceof Reference.OfAward(var award)
        ? Optional.of(award)
        : Optional.empty();
  }

  @Override
  public Appearances appearances(ContributorId id) {
    return Appearances.of(tables.appearances(id));
  }

  @Override
  public List<ItemLink> links(ItemId id) {
    return tables.links(id);
  }

  @Override
  public List<Hold> holds() {
    return tables.holds();
  }

  @Override
  public List<Allowance> allowances() {
    return tables.allowances();
  }

  @Override
  public List<ItemId> items(String after, int limit) {
    List<ItemId> ids = new ArrayList<>();
    for (String id : tables.itemIds()) {
      if (ids.size() < limit && id.compareTo(after) > 0 && item(new ItemId(id)).isPresent()) {
        ids.add(new ItemId(id));
      }
    }
    return ids;
  }

  @Override
  public void close() {}
}
