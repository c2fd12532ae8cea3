package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.Range;
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
    @Nullable JsonNullable<SourceTime> announcedAt,
    @Nullable JsonNullable<SourceTime> preorderAt,
    @Nullable JsonNullable<SourceTime> salesAt,
    @Nullable JsonNullable<SourceTime> embargoUntil,
    @Size(max = 300) @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PriceEntry> prices,
    @Size(max = 100) @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BestsellerEntry> bestseller) {

  /// A price in a country.
  @SchemaName("Price")
  public record PriceEntry(
      @Text(max = 60, format = TextFormat.COUNTRY) String territory,
      @Text(max = 60, format = TextFormat.AMOUNT)
          @Description("A decimal; null states that there is no price.")
          JsonNullable<String> amount,
      @Text(max = 60) @Nullable String currency,
      @Nullable SourceTime validFrom,
      @Nullable SourceTime validTo) {
    public PriceEntry {
      FactEntry.requireCurrency(amount, currency);
    }

    static PriceEntry of(Fact fact) {
      boolean none = fact.value() instanceof FactValue.None;
      FactValues.PriceParts parts = FactValues.parts(fact.value());
      return new PriceEntry(
          fact.key().qualifier(),
          new JsonNullable<>(none ? null : parts.amount()),
          none ? null : parts.currency(),
          SourceTime.of(fact.validFrom()),
          SourceTime.of(fact.validTo()));
    }

    private FactValue value() {
      return amount.value() == null || currency == null
          ? new FactValue.None()
          : FactValues.price(amount.value(), currency);
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

  public ProductEntry {
    once(prices.stream().map(PriceEntry::territory).toList(), "/prices/", "/territory");
    once(bestseller.stream().map(BestsellerEntry::list).toList(), "/bestseller/", "/list");
  }

  private static void once(List<String> keys, String before, String after) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!seen.add(keys.get(i))) {
        throw new ApiException(
            ErrorCode.REPEATED, before + i + after, "was stated before", "send one value for each");
      }
    }
  }

  static ProductEntry of(Product product, CurrentFacts facts) {
    EntityRef entity = new EntityRef.OfProduct(product.id());
    return new ProductEntry(
        product.id(),
        product.isbn13(),
        product.form(),
        facts.code(entity, FactType.TRADE_STATE),
        facts.code(entity, FactType.AVAILABILITY),
        facts.time(entity, FactType.ANNOUNCED_AT),
        facts.time(entity, FactType.PREORDER_AT),
        facts.time(entity, FactType.SALES_AT),
        facts.time(entity, FactType.EMBARGO_UNTIL),
        facts.of(entity, FactType.PRICE).stream().map(PriceEntry::of).toList(),
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
    facts.time(entity, FactType.ANNOUNCED_AT, announcedAt);
    facts.time(entity, FactType.PREORDER_AT, preorderAt);
    facts.time(entity, FactType.SALES_AT, salesAt);
    facts.time(entity, FactType.EMBARGO_UNTIL, embargoUntil);
    for (int i = 0; i < prices.size(); i++) {
      PriceEntry price = prices.get(i);
      facts.during(
          new FactKey(entity, FactType.PRICE, price.territory()),
          price.value(),
          price.validFrom(),
          price.validTo(),
          pointer + "/prices/" + i + "/valid_to");
    }
    for (int i = 0; i < bestseller.size(); i++) {
      BestsellerEntry place = bestseller.get(i);
      facts.during(
          new FactKey(entity, FactType.BESTSELLER, place.list()),
          new FactValue.Rank(place.rank()),
          place.from(),
          place.until(),
          pointer + "/bestseller/" + i + "/until");
    }
  }
}
