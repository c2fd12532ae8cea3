package org.colophon.catalog.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.Rejection.Code;
import org.colophon.catalog.Rejection.FactPart;
import org.colophon.catalog.Rejection.Path;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.reference.Source;
import org.jspecify.annotations.Nullable;

/// A validator of submissions.
final class SubmissionValidator {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final CurrentState state;

  SubmissionValidator(CurrentState state) {
    this.state = state;
  }

  Optional<Rejection> rejection(Submission submission) {
    return Optional.ofNullable(
        switch (submission) {
          case Submission.WholeItem whole -> ofItem(whole);
          case Submission.Facts(var source, var facts) ->
              first(
                  ofFacts(
                      facts,
                      product -> state.owner(product) != null,
                      item -> state.item(item) != null),
                  notRegistered(source, facts));
          case Submission.Deletion deletion ->
              first(
                  time(new Path.ObservedAt(), deletion.observedAt()),
                  ownedBy(deletion.id(), deletion.source()));
          case Submission.ContentChecked check ->
              first(
                  time(new Path.ObservedAt(), check.at()),
                  state.item(check.id()) == null ? unknown(new Path.Id(), check.id()) : null);
          case Submission.Linked(var id, var link) ->
              first(
                  time(new Path.ObservedAt(), link.at()),
                  state.item(id) == null ? unknown(new Path.Id(), id) : null);
        });
  }

  private @Nullable Rejection ofItem(Submission.WholeItem whole) {
    Item item = whole.item();
    Set<ProductId> products = item.products().stream().map(Product::id).collect(Collectors.toSet());
    return first(
        time(new Path.ObservedAt(), whole.observedAt()),
        ownedBy(item.id(), item.identity().source()),
        notRegistered(item.identity().source(), item.imprint(), new Path.Imprint()),
        takenProduct(item),
        ofFacts(
            whole.facts(),
            product -> products.contains(product) || item.id().equals(state.owner(product)),
            item.id()::equals));
  }

  private @Nullable Rejection ownedBy(ItemId id, SourceId source) {
    ItemState known = state.item(id);
    if (known == null || known.source().equals(source)) {
      return null;
    }
    return new Rejection(
        Code.OTHER_SOURCE,
        new Path.Source(),
        "item '" + id + "' belongs to source '" + known.source() + "', not to '" + source + "'");
  }

  private @Nullable Rejection notRegistered(SourceId source, List<StatedFact> facts) {
    for (int i = 0; i < facts.size(); i++) {
      ImprintId imprint = imprintOf(facts.get(i).key().entity());
      if (imprint != null) {
        Rejection rejected = notRegistered(source, imprint, new Path.OfFact(i, FactPart.ENTITY));
        if (rejected != null) {
          return rejected;
        }
      }
    }
    return null;
  }

  /// The imprint of the item that a fact is about; null while only its deletion is known.
  private @Nullable ImprintId imprintOf(EntityRef entity) {
    ItemId id =
        switch (entity) {
          case EntityRef.OfItem(var item) -> item;
          case EntityRef.OfProduct(var product) -> state.owner(product);
        };
    ItemState item = id == null ? null : state.item(id);
    return item == null || item.stated() == null ? null : item.stated().item().imprint();
  }

  private @Nullable Rejection notRegistered(SourceId id, ImprintId imprint, Path path) {
    Source source = state.source(id);
    if (source == null || source.mayStateFor(imprint)) {
      return null;
    }
    return new Rejection(
        Code.IMPRINT_NOT_REGISTERED,
        path,
        "source '" + id + "' is not registered for imprint '" + imprint + "'");
  }

  private @Nullable Rejection takenProduct(Item item) {
    for (int i = 0; i < item.products().size(); i++) {
      ProductId product = item.products().get(i).id();
      ItemId owner = state.owner(product);
      if (owner != null && !owner.equals(item.id())) {
        return new Rejection(
            Code.PRODUCT_TAKEN,
            new Path.OfProduct(i),
            "product '" + product + "' belongs to item '" + owner + "'");
      }
    }
    return null;
  }

  private static @Nullable Rejection ofFacts(
      List<StatedFact> facts, Predicate<ProductId> product, Predicate<ItemId> item) {
    for (int i = 0; i < facts.size(); i++) {
      StatedFact fact = facts.get(i);
      boolean known =
          switch (fact.key().entity()) {
            case EntityRef.OfItem(var id) -> item.test(id);
            case EntityRef.OfProduct(var id) -> product.test(id);
          };
      Instant moment = fact.value() instanceof FactValue.Moment(var when) ? when : null;
      Rejection rejected =
          first(
              known
                  ? null
                  : unknown(new Path.OfFact(i, FactPart.ENTITY), fact.key().entity().text()),
              time(new Path.OfFact(i, FactPart.OBSERVED_AT), fact.observedAt()),
              time(new Path.OfFact(i, FactPart.VALID_FROM), fact.validFrom()),
              time(new Path.OfFact(i, FactPart.VALID_TO), fact.validTo()),
              time(new Path.OfFact(i, FactPart.VALUE), moment),
              rows(new Path.OfFact(i, FactPart.VALUE), fact.value()));
      if (rejected != null) {
        return rejected;
      }
    }
    return null;
  }

  private static @Nullable Rejection rows(Path path, FactValue value) {
    if (value instanceof FactValue.PriceList(var rows)) {
      for (FactValue.PriceRow row : rows) {
        Rejection rejected = first(time(path, row.from()), time(path, row.to()));
        if (rejected != null) {
          return rejected;
        }
      }
    }
    return null;
  }

  private static Rejection unknown(Path path, Object id) {
    return new Rejection(Code.ENTITY_UNKNOWN, path, "the catalogue has no '" + id + "'");
  }

  private static @Nullable Rejection time(Path path, @Nullable Instant instant) {
    if (instant == null || (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST))) {
      return null;
    }
    return new Rejection(
        Code.TIME_OUT_OF_RANGE, path, "an instant lies in the years 1 to 9999, got " + instant);
  }

  private static @Nullable Rejection first(@Nullable Rejection... rejections) {
    for (Rejection rejected : rejections) {
      if (rejected != null) {
        return rejected;
      }
    }
    return null;
  }
}
