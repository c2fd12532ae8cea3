package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.editorial.AcceptedValues.Accepted;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// One page of the catalogue's items.
@SchemaName("ItemList")
@Description("One page of the catalogue's items, by id.")
record ItemListResponse(
    List<ItemEntry> items,
    @Description("How many items were looked at for this page.") int scanned,
    @Description(
            "Where the next page starts; absent at the end. A page may be short, even empty, and"
                + " still have a next one.")
        @Nullable String nextAfter) {

  private static final Comparator<Fact> NEWEST_OF_A_PRODUCT =
      Comparator.comparing((Fact fact) -> fact.clocks().confirmedAt()).reversed();

  /// An item in a list.
  @SchemaName("ListedItem")
  record ItemEntry(
      ItemId id,
      String title,
      @Nullable String subtitle,
      ContentType contentType,
      ImprintId imprint,
      @Nullable DeskId desk,
      SourceId source,
      String language,
      SourceState state,
      @Description("When its source last confirmed it.") Instant confirmedAt,
      @Description("When somebody last found the content right.") @Nullable Instant checkedAt,
      Preview.Decision verdict,
      @Description("The codes of what blocks it, or of the warnings where it passes.")
          @JsonInclude(JsonInclude.Include.NON_EMPTY)
          List<ReasonCode> reasons,
      @Description("The price of its first product that has one in the territory.")
          @Nullable PriceFact price,
      @Description("The availability of its first product that states one.")
          @Nullable AvailabilityFact availability,
      @Description("What people accepted of proposals, as far as it could be accepted now.")
          @JsonInclude(JsonInclude.Include.NON_EMPTY)
          List<AcceptedEntry> accepted) {

    static ItemEntry of(
        ItemVersion version,
        Preview verdict,
        List<Fact> facts,
        String territory,
        List<Accepted> accepted) {
      Item item = version.item();
      return new ItemEntry(
          item.id(),
          item.content().title(),
          item.content().subtitle(),
          item.type(),
          item.imprint(),
          item.desk(),
          item.identity().source(),
          item.content().language(),
          item.lifecycle().state(),
          version.confirmedAt(),
          item.lifecycle().checkedAt(),
          verdict.decision(),
          weighty(verdict),
          PriceFact.of(facts, territory),
          AvailabilityFact.of(facts),
          AcceptedEntry.of(accepted));
    }

    private static List<ReasonCode> weighty(Preview verdict) {
      return verdict.reasons().stream()
          .filter(reason -> weighs(reason, verdict.decision()))
          .map(Reason::code)
          .distinct()
          .toList();
    }

    private static boolean weighs(Reason reason, Preview.Decision decision) {
      return switch (decision) {
        case PASS -> reason.severity() == Reason.Severity.WARN;
        case BLOCK -> reason.severity() == Reason.Severity.BLOCK;
        case INDETERMINATE -> reason.severity() == Reason.Severity.INDETERMINATE;
      };
    }
  }

  /// A price and when it was last confirmed.
  @SchemaName("ListedPrice")
  record PriceFact(String territory, String amount, String currency, Instant confirmedAt) {
    static @Nullable PriceFact of(List<Fact> facts, String territory) {
      return facts.stream()
          .filter(fact -> fact.key().type() == FactType.PRICE)
          .filter(fact -> fact.key().qualifier().equals(territory))
          .sorted(NEWEST_OF_A_PRODUCT)
          .flatMap(fact ->
              fact.value() instanceof FactValue.Price price
                  ? Stream.of(of(fact, price))
                  : Stream.empty())
          .findFirst()
          .orElse(null);
    }

    private static PriceFact of(Fact fact, FactValue.Price price) {
      return new PriceFact(
          fact.key().qualifier(),
          price.amount().toPlainString(),
          price.currency().getCurrencyCode(),
          fact.clocks().confirmedAt());
    }
  }

  /// An availability and when it was last confirmed.
  @SchemaName("ListedAvailability")
  record AvailabilityFact(
      @Description("A code of ONIX list 65.") String code, Instant confirmedAt) {
    static @Nullable AvailabilityFact of(List<Fact> facts) {
      return facts.stream()
          .filter(fact -> fact.key().type() == FactType.AVAILABILITY)
          .sorted(NEWEST_OF_A_PRODUCT)
          .flatMap(fact ->
              fact.value() instanceof FactValue.Code(String code)
                  ? Stream.of(new AvailabilityFact(code, fact.clocks().confirmedAt()))
                  : Stream.empty())
          .findFirst()
          .orElse(null);
    }
  }
}
