package org.colophon.service.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.governance.TradeCodes;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.OrderMessage;
import org.colophon.service.api.Period;
import org.colophon.service.api.Range;
import org.colophon.service.api.RestrictionTime;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// One fact of an item or a product.
@SchemaName("Fact")
@Description("One fact of an item or a product.")
public record FactEntry(
    @Description("The item that it is of; name an item or a product.") @Nullable ItemId item,
    @Description("The product that it is of; name an item or a product.")
        @Nullable ProductId product,
    FactType type,
    @Text(max = 100)
        @Description("The country of a price or sales territory, or the name of a bestseller list.")
        @Nullable String qualifier,
    @Description(
            "A price is an object with amount, currency and, where the amount is 0, free; a rank is"
                + " a number, everything else a string; null states that there is none.")
        JsonNullable<JsonNode> value,
    @Nullable SourceTime validFrom,
    @Nullable SourceTime validTo,
    @Nullable SourceTime observedAt,
    @Nullable OrderMessage order) {
  private static final Set<FactType> OF_ITEMS =
      EnumSet.of(FactType.EMBARGO_UNTIL, FactType.CATEGORY, FactType.TDM_RESERVATION);
  private static final Set<FactType> DATES =
      EnumSet.of(
          FactType.ANNOUNCED_AT, FactType.PREORDER_AT, FactType.SALES_AT, FactType.EMBARGO_UNTIL);

  /// A price as a value.
  record PriceValue(Amount value) {
    /// An amount, or an explicit null, and its currency.
    record Amount(
        @Text(max = 60, format = TextFormat.AMOUNT) JsonNullable<String> amount,
        @Text(max = 60) @Nullable String currency,
        @Nullable Boolean free) {
      Amount {
        checkPrice(amount, currency, free);
      }
    }
  }

  /// A code as a value.
  record CodeValue(@Text(max = 80) String value) {}

  /// A place on a list as a value.
  record RankValue(@Range(min = 1, max = 10_000) int value) {}

  /// A point in time as a value.
  record TimeValue(SourceTime value) {}

  /// The end of an embargo, or an announcement, as a value.
  record RestrictionValue(RestrictionTime value) {}

  public FactEntry {
    checkEntity(item, product, type);
    checkQualifier(type, qualifier);
    checkPeriod(type, validFrom, "/valid_from");
    checkPeriod(type, validTo, "/valid_to");
  }

  /// A price with an amount needs a currency, and only an amount of 0 can be free of charge.
  ///
  /// @throws ApiException with the pointer `/currency` or `/free`
  public static void checkPrice(
      JsonNullable<String> amount, @Nullable String currency, @Nullable Boolean free) {
    String number = amount.value();
    if (number != null && currency == null) {
      throw missing("/currency", "is missing", "add the currency, such as EUR");
    }
    if (Boolean.TRUE.equals(free) && (number == null || new BigDecimal(number).signum() != 0)) {
      throw bad("/free", "needs the amount 0.00", "send the amount \"0.00\" or remove the field");
    }
  }

  /// A date has no period of its own.
  private static void checkPeriod(FactType type, @Nullable SourceTime bound, String pointer) {
    if (bound != null && DATES.contains(type)) {
      throw bad(pointer, "has no meaning for " + EnumNames.of(type), "leave the field out");
    }
  }

  /// What nobody would look at there is not taken: a territory that an item may not be sold in
  /// would restrict nothing.
  private static void checkEntity(
      @Nullable ItemId item, @Nullable ProductId product, FactType type) {
    if (item != null && product != null) {
      throw bad("/product", "cannot stand beside an item", "name one of the two");
    }
    if (item != null && !OF_ITEMS.contains(type)) {
      throw bad(
          "/item",
          "cannot have a fact of type " + EnumNames.of(type) + ", only a product can",
          "name the product");
    }
    if (item == null && type == FactType.TDM_RESERVATION) {
      throw missing("/item", "is missing: only an item's text is reserved", "name the item");
    }
    if (item == null && product == null) {
      throw missing("/product", "is missing", "name the product");
    }
  }

  private static void checkQualifier(FactType type, @Nullable String qualifier) {
    switch (type) {
      case PRICE, SALES_TERRITORY -> {
        String country = require(qualifier);
        ApiException.at("/qualifier", () -> TextFormat.COUNTRY.check(country));
      }
      case BESTSELLER -> require(qualifier);
      case AVAILABILITY,
          TRADE_STATE,
          ANNOUNCED_AT,
          PREORDER_AT,
          SALES_AT,
          EMBARGO_UNTIL,
          CATEGORY,
          TDM_RESERVATION -> {
        if (qualifier != null) {
          throw bad(
              "/qualifier", "has no meaning for " + EnumNames.of(type), "leave the field out");
        }
      }
    }
  }

  private static String require(@Nullable String qualifier) {
    if (qualifier == null) {
      throw missing("/qualifier", "is missing", "add the field");
    }
    return qualifier;
  }

  /// What it is a fact of.
  FactKey key() {
    EntityRef entity =
        item != null
            ? new EntityRef.OfItem(item)
            : product != null ? new EntityRef.OfProduct(product) : null;
    if (entity == null) {
      throw new IllegalStateException("a fact has an entity");
    }
    return new FactKey(entity, type, qualifier == null ? "" : qualifier);
  }

  /// The fact.
  ///
  /// @param absentOrder its order key, where it states none
  /// @param absentTime when it was observed, where it does not say
  /// @param zone the source's zone; null when unknown
  /// @param pointer the JSON pointer of this entry
  StatedFact toFact(
      OrderKey absentOrder, Instant absentTime, @Nullable ZoneId zone, String pointer) {
    FactValue stated = factValue(zone, pointer);
    String end = pointer + "/valid_to";
    Period period =
        TradeCodes.allows(type, stated)
            ? Period.of(validFrom, validTo, zone, end)
            : Period.ofBan(validFrom, validTo, zone, end);
    return new StatedFact(
        key(),
        stated,
        order == null ? absentOrder : order.toKey(),
        observedAt == null ? absentTime : observedAt.end(zone),
        period.from(),
        period.to());
  }

  private FactValue factValue(@Nullable ZoneId zone, String pointer) {
    JsonNode json = value.value();
    if (json == null || json.isNull()) {
      return new FactValue.None();
    }
    return switch (type) {
      case PRICE -> {
        PriceValue.Amount price = read(json, PriceValue.class, pointer).value();
        String amount = price.amount().value();
        yield amount == null || price.currency() == null
            ? new FactValue.None()
            : FactValues.price(amount, price.currency(), price.free());
      }
      case BESTSELLER -> new FactValue.Rank(read(json, RankValue.class, pointer).value());
      case ANNOUNCED_AT, EMBARGO_UNTIL ->
          FactValues.restriction(read(json, RestrictionValue.class, pointer).value(), zone);
      case PREORDER_AT, SALES_AT ->
          FactValues.moment(read(json, TimeValue.class, pointer).value(), zone);
      case AVAILABILITY, TRADE_STATE, SALES_TERRITORY, CATEGORY, TDM_RESERVATION ->
          FactValues.code(type, read(json, CodeValue.class, pointer).value());
    };
  }

  private static <T> T read(JsonNode value, Class<T> type, String pointer) {
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode().set("value", value);
    return ApiException.at(pointer, () -> ApiMapper.read(wrapped, type));
  }

  private static ApiException bad(String pointer, String reason, String fix) {
    return new ApiException(ErrorCode.BAD_VALUE, pointer, reason, fix);
  }

  private static ApiException missing(String pointer, String reason, String fix) {
    return new ApiException(ErrorCode.MISSING_FIELD, pointer, reason, fix);
  }
}
