package org.colophon.service.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.TradeState;
import org.colophon.governance.TradeCodes;
import org.colophon.service.api.EnumNames;
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

  /// A price.
  public static FactValue price(String amount, String currency) {
    for (Currency known : Currency.getAvailableCurrencies()) {
      if (known.getCurrencyCode().equals(currency)) {
        return new FactValue.Price(new BigDecimal(amount), known);
      }
    }
    return new FactValue.Unrecognised(amount + " " + currency);
  }

  /// The amount and the currency of a price; both are empty where it has none.
  public record PriceParts(String amount, String currency) {}

  /// The parts of a price as it was stated.
  public static PriceParts parts(FactValue value) {
    return switch (value) {
      case FactValue.Price(BigDecimal amount, Currency currency) ->
          new PriceParts(amount.toPlainString(), currency.getCurrencyCode());
      case FactValue.Unrecognised(String raw) -> {
        List<String> parts = List.of(raw.split(" ", 2));
        yield new PriceParts(parts.getFirst(), parts.size() > 1 ? parts.getLast() : "");
      }
      case FactValue.Code _, FactValue.Moment _, FactValue.Rank _, FactValue.None _ ->
          new PriceParts("", "");
    };
  }

  /// What is read as the same value.
  public static JsonNode json(FactType type, FactValue value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case FactValue.Price _ -> price(value);
      case FactValue.Code(String code) -> make.textNode(code);
      case FactValue.Moment(var at) -> make.textNode(at.toString());
      case FactValue.Rank(int rank) -> make.numberNode(rank);
      case FactValue.None() -> make.nullNode();
      case FactValue.Unrecognised(String raw) ->
          type == FactType.PRICE ? price(value) : make.textNode(raw);
    };
  }

  private static JsonNode price(FactValue value) {
    PriceParts parts = parts(value);
    return JsonNodeFactory.instance
        .objectNode()
        .put("amount", parts.amount())
        .put("currency", parts.currency());
  }
}
