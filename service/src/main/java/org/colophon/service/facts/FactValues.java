package org.colophon.service.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.TradeState;
import org.colophon.governance.TradeCodes;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.RestrictionTime;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// The values of facts between JSON and the domain. A code that is not known becomes
/// [FactValue.Unrecognised], never an error: the source said something, and nothing permits it.
public final class FactValues {
  private FactValues() {}

  /// The code of a list; null states that there is none.
  public static FactValue code(FactType type, @Nullable String code) {
    if (code == null) {
      return new FactValue.None();
    }
    boolean known =
        switch (type) {
          case AVAILABILITY -> TradeCodes.isKnown(code);
          case TRADE_STATE -> isTradeState(code);
          case PRICE,
              BESTSELLER,
              ANNOUNCED_AT,
              PREORDER_AT,
              SALES_AT,
              EMBARGO_UNTIL,
              SALES_TERRITORY,
              CATEGORY,
              TDM_RESERVATION ->
              true;
        };
    return known ? new FactValue.Code(code) : new FactValue.Unrecognised(code);
  }

  private static boolean isTradeState(String code) {
    for (TradeState state : TradeState.values()) {
      if (EnumNames.of(state).equals(code)) {
        return true;
      }
    }
    return false;
  }

  /// A point in time; null states that there is none.
  ///
  /// @param zone the source's zone; null when unknown
  public static FactValue moment(@Nullable SourceTime time, @Nullable ZoneId zone) {
    return time == null ? new FactValue.None() : new FactValue.Moment(time.start(zone));
  }

  /// A point in time until which something is kept back.
  ///
  /// @param time null states that there is none
  /// @param zone the source's zone; null when unknown
  public static FactValue restriction(@Nullable RestrictionTime time, @Nullable ZoneId zone) {
    return switch (time) {
      case null -> new FactValue.None();
      case RestrictionTime.Time(SourceTime known) -> moment(known, zone);
      case RestrictionTime.Unreadable(String text) -> new FactValue.Unrecognised(text);
    };
  }

  /// A price. An amount of 0 that is not stated as free of charge is the trade's way to say that
  /// there is no price yet.
  public static FactValue price(String amount, String currency, @Nullable Boolean free) {
    BigDecimal number = new BigDecimal(amount);
    if (number.signum() == 0 && !Boolean.TRUE.equals(free)) {
      return new FactValue.None();
    }
    for (Currency known : Currency.getAvailableCurrencies()) {
      if (known.getCurrencyCode().equals(currency)) {
        return new FactValue.Price(number, known);
      }
    }
    return new FactValue.Unrecognised(amount + " " + currency);
  }

  /// The amount and the currency of a price; both are empty where it has none.
  ///
  /// @param free true where 0 is a price; null otherwise
  public record PriceParts(String amount, String currency, @Nullable Boolean free) {}

  /// The parts of a price as it was stated.
  public static PriceParts parts(FactValue value) {
    return switch (value) {
      case FactValue.Price(BigDecimal amount, Currency currency) ->
          new PriceParts(
              amount.toPlainString(),
              currency.getCurrencyCode(),
              amount.signum() == 0 ? Boolean.TRUE : null);
      case FactValue.Unrecognised(String raw) -> {
        List<String> parts = List.of(raw.split(" ", 2));
        yield new PriceParts(parts.getFirst(), parts.size() > 1 ? parts.getLast() : "", null);
      }
      case FactValue.PriceList _,
          FactValue.Code _,
          FactValue.Moment _,
          FactValue.Rank _,
          FactValue.None _ ->
          new PriceParts("", "", null);
    };
  }

  /// What is read as the same value.
  public static JsonNode json(FactType type, FactValue value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case FactValue.Price _ -> price(value);
      case FactValue.PriceList(List<FactValue.PriceRow> rows) -> {
        ArrayNode array = make.arrayNode();
        rows.forEach(row -> array.add(price(row)));
        yield array;
      }
      case FactValue.Code(String code) -> make.textNode(code);
      case FactValue.Moment(var at) -> make.textNode(at.toString());
      case FactValue.Rank(int rank) -> make.numberNode(rank);
      case FactValue.None() -> make.nullNode();
      case FactValue.Unrecognised(String raw) ->
          type == FactType.PRICE ? price(value) : make.textNode(raw);
    };
  }

  private static ObjectNode price(FactValue.PriceRow row) {
    ObjectNode node = price(row.price());
    if (row.from() != null) {
      node.put("valid_from", row.from().toString());
    }
    if (row.to() != null) {
      node.put("valid_to", row.to().toString());
    }
    return node;
  }

  private static ObjectNode price(FactValue value) {
    PriceParts parts = parts(value);
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("amount", parts.amount())
            .put("currency", parts.currency());
    return parts.free() == null ? node : node.put("free", parts.free());
  }
}
