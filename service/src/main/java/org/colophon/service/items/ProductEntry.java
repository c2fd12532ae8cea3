package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.service.api.Description;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.Range;
import org.colophon.service.api.RestrictionTime;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.colophon.service.facts.FactEntry;
import org.colophon.service.facts.FactValues;
import org.jspecify.annotations.Nullable;

/// A product of an item and the facts stated with it.
@SchemaName("Product")
@Description("A sellable form of a work. A field that is null states that there is no such fact.")
public record ProductEntry(
    ProductId id,
    @Text(max = 60, format = TextFormat.ISBN_13) @Nullable String isbn13,
    ProductForm form,
    @Text(max = 80) @Nullable JsonNullable<String> tradeState,
    @Text(max = 80) @Description("A code of ONIX list 65.")
        @Nullable JsonNullable<String> availability,
    @Nullable JsonNullable<RestrictionTime> announcedAt,
    @Nullable JsonNullable<SourceTime> preorderAt,
    @Nullable JsonNullable<SourceTime> salesAt,
    @Nullable JsonNullable<RestrictionTime> embargoUntil,
    @Size(max = 300) @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PriceEntry> prices,
    @Size(max = 100) @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BestsellerEntry> bestseller) {

  /// A price in a country. Several prices of one country follow each other in time.
  @SchemaName("Price")
  public record PriceEntry(
      @Text(max = 60, format = TextFormat.COUNTRY) String territory,
      @Text(max = 60, format = TextFormat.AMOUNT)
          @Description("A decimal; null states that there is no price.")
          JsonNullable<String> amount,
      @Text(max = 60) @Nullable String currency,
      @Description("Whether an amount of 0 is a price; without it there is no price yet.")
          @Nullable Boolean free,
      @Nullable SourceTime validFrom,
      @Nullable SourceTime validTo) {
    public PriceEntry {
      FactEntry.checkPrice(amount, currency, free);
    }

    static Stream<PriceEntry> of(Fact fact) {
      return fact.value() instanceof FactValue.PriceList(List<FactValue.PriceRow> rows)
          ? rows.stream().map(row -> of(fact, row.price(), row.from(), row.to()))
          : Stream.of(of(fact, fact.value(), fact.validFrom(), fact.validTo()));
    }

    private static PriceEntry of(
        Fact fact, FactValue price, @Nullable Instant from, @Nullable Instant to) {
      boolean none = price instanceof FactValue.None;
      FactValues.PriceParts parts = FactValues.parts(price);
      return new PriceEntry(
          fact.key().qualifier(),
          new JsonNullable<>(none ? null : parts.amount()),
          none ? null : parts.currency(),
          parts.free(),
          SourceTime.of(from),
          SourceTime.of(to));
    }

    private FactValue value() {
      return amount.value() == null || currency == null
          ? new FactValue.None()
          : FactValues.price(amount.value(), currency, free);
    }
  }

  /// A place on a bestseller list.
  @SchemaName("Bestseller")
  public record BestsellerEntry(
      @Text(max = 100) String list,
      @Range(min = 1, max = 10_000) int rank,
      @Nullable SourceTime from,
      @Nullable SourceTime until) {

    static BestsellerEntry of(Fact fact, int rank) {
      return new BestsellerEntry(
          fact.key().qualifier(),
          rank,
          SourceTime.of(fact.validFrom()),
          SourceTime.of(fact.validTo()));
    }
  }

  static ProductEntry of(Product product, ItemFacts facts) {
    EntityRef entity = new EntityRef.OfProduct(product.id());
    return new ProductEntry(
        product.id(),
        product.isbn13(),
        product.form(),
        facts.code(entity, FactType.TRADE_STATE),
        facts.code(entity, FactType.AVAILABILITY),
        facts.restriction(entity, FactType.ANNOUNCED_AT),
        facts.time(entity, FactType.PREORDER_AT),
        facts.time(entity, FactType.SALES_AT),
        facts.restriction(entity, FactType.EMBARGO_UNTIL),
        facts.of(entity, FactType.PRICE).stream().flatMap(PriceEntry::of).toList(),
        facts.of(entity, FactType.BESTSELLER).stream().flatMap(ProductEntry::ranked).toList());
  }

  private static Stream<BestsellerEntry> ranked(Fact fact) {
    return fact.value() instanceof FactValue.Rank(int rank)
        ? Stream.of(BestsellerEntry.of(fact, rank))
        : Stream.empty();
  }

  Product toProduct() {
    return new Product(id, isbn13, form);
  }

  /// Adds the facts that are stated here.
  ///
  /// @param pointer the JSON pointer of this product
  void state(StatedFacts facts, String pointer) {
    EntityRef entity = new EntityRef.OfProduct(id);
    facts.code(entity, FactType.TRADE_STATE, tradeState);
    facts.code(entity, FactType.AVAILABILITY, availability);
    facts.restriction(entity, FactType.ANNOUNCED_AT, announcedAt);
    facts.time(entity, FactType.PREORDER_AT, preorderAt);
    facts.time(entity, FactType.SALES_AT, salesAt);
    facts.restriction(entity, FactType.EMBARGO_UNTIL, embargoUntil);
    for (int i = 0; i < prices.size(); i++) {
      PriceEntry price = prices.get(i);
      String at = pointer + "/prices/" + i;
      facts.during(
          new FactKey(entity, FactType.PRICE, price.territory()),
          price.value(),
          facts.period(price.validFrom(), price.validTo(), at + "/valid_to"),
          at + "/territory");
    }
    for (int i = 0; i < bestseller.size(); i++) {
      BestsellerEntry place = bestseller.get(i);
      String at = pointer + "/bestseller/" + i;
      facts.during(
          new FactKey(entity, FactType.BESTSELLER, place.list()),
          new FactValue.Rank(place.rank()),
          facts.period(place.from(), place.until(), at + "/until"),
          at + "/list");
    }
  }
}
