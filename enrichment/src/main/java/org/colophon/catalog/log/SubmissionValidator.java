package org.colophon.catalog.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.log.Recorded.Refused;
import org.jspecify.annotations.Nullable;

/// Says why a submission is not taken.
final class SubmissionValidator {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final CurrentState state;

  SubmissionValidator(CurrentState state) {
    this.state = state;
  }

  Optional<Refused> refusal(Submission submission) {
    return Optional.ofNullable(
        switch (submission) {
          case Submission.WholeItem whole -> ofItem(whole);
          case Submission.Facts(_, var facts) ->
              ofFacts(
                  facts, product -> state.owner(product) != null, item -> state.item(item) != null);
          case Submission.Deletion deletion ->
              first(
                  time("observedAt", deletion.observedAt()),
                  ownedBy(deletion.id(), deletion.source(), "source"));
          case Submission.ContentChecked check ->
              first(
                  time("at", check.at()),
                  state.item(check.id()) == null ? unknown("id", check.id()) : null);
          case Submission.Linked(var id, var link) ->
              first(time("at", link.at()), state.item(id) == null ? unknown("id", id) : null);
        });
  }

  private @Nullable Refused ofItem(Submission.WholeItem whole) {
    Item item = whole.item();
    Set<ProductId> products = item.products().stream().map(Product::id).collect(Collectors.toSet());
    return first(
        time("observedAt", whole.observedAt()),
        ownedBy(item.id(), item.identity().source(), "item.identity.source"),
        takenProduct(item),
        ofFacts(
            whole.facts(),
            product -> products.contains(product) || item.id().equals(state.owner(product)),
            item.id()::equals));
  }

  private @Nullable Refused ownedBy(ItemId id, SourceId source, String field) {
    ItemState known = state.item(id);
    if (known == null || known.source().equals(source)) {
      return null;
    }
    return new Refused(
        "OTHER_SOURCE",
        field,
        "item '" + id + "' belongs to source '" + known.source() + "', not to '" + source + "'");
  }

  private @Nullable Refused takenProduct(Item item) {
    for (int i = 0; i < item.products().size(); i++) {
      ProductId product = item.products().get(i).id();
      ItemId owner = state.owner(product);
      if (owner != null && !owner.equals(item.id())) {
        return new Refused(
            "PRODUCT_TAKEN",
            "item.products[" + i + "].id",
            "product '" + product + "' belongs to item '" + owner + "'");
      }
    }
    return null;
  }

  private static @Nullable Refused ofFacts(
      List<StatedFact> facts, Predicate<ProductId> product, Predicate<ItemId> item) {
    for (int i = 0; i < facts.size(); i++) {
      StatedFact fact = facts.get(i);
      String at = "facts[" + i + "]";
      boolean known =
          switch (fact.key().entity()) {
            case EntityRef.OfItem(var id) -> item.test(id);
            case EntityRef.OfProduct(var id) -> product.test(id);
          };
      Instant moment = fact.value() instanceof FactValue.Moment(var when) ? when : null;
      Refused refused =
          first(
              known ? null : unknown(at + ".key.entity", fact.key().entity().text()),
              time(at + ".observedAt", fact.observedAt()),
              time(at + ".validFrom", fact.validFrom()),
              time(at + ".validTo", fact.validTo()),
              time(at + ".value.at", moment));
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }

  private static Refused unknown(String field, Object id) {
    return new Refused("ENTITY_UNKNOWN", field, "the catalogue has no '" + id + "'");
  }

  private static @Nullable Refused time(String field, @Nullable Instant instant) {
    if (instant == null || (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST))) {
      return null;
    }
    return new Refused(
        "TIME_OUT_OF_RANGE", field, "an instant lies in the years 1 to 9999, got " + instant);
  }

  private static @Nullable Refused first(@Nullable Refused... refusals) {
    for (Refused refused : refusals) {
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }
}
