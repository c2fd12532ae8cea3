package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.TradeState;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;

/// Reads and writes the values of facts. A code that is not known becomes [FactValue.Unrecognised],
/// never an error: the source said something, and nothing permits it.
final class FactValues {
  /// ONIX code list 65, the trade's availability codes.
  private static final Set<String> AVAILABILITY =
      Set.of(
          ("01 09 10 11 12 20 21 22 23 30 31 32 33 34 40 41 42 43 44 45 46 47 48 49 50 51 52 97 98"
                  + " 99")
              .split(" ", -1));

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,4})?");
  static final Set<String> PRICE_FIELDS = Set.of("amount", "currency");

  private FactValues() {}

  /// The value in field `name`; `null` states that there is none.
  static FactValue read(Fields fields, String name, FactType type) throws Fault {
    return switch (type) {
      case PRICE -> {
        Fields price = fields.object(name, PRICE_FIELDS);
        yield price == null ? none(fields, name) : price(price);
      }
      case AVAILABILITY, TRADE_STATE, SALES_TERRITORY, CATEGORY, TDM_RESERVATION ->
          code(fields, name, type);
      case BESTSELLER -> fields.has(name) ? rank(fields, name) : none(fields, name);
      case ANNOUNCED_AT, PREORDER_AT, SALES_AT, EMBARGO_UNTIL -> moment(fields, name);
    };
  }

  private static FactValue none(Fields fields, String name) throws Fault {
    if (!fields.saysNone(name)) {
      fields.raw(name); // reports that it is missing
    }
    return new FactValue.None();
  }

  static FactValue moment(Fields fields, String name) throws Fault {
    return fields.saysNone(name)
        ? new FactValue.None()
        : new FactValue.Moment(fields.instant(name, Edge.START));
  }

  static FactValue rank(Fields fields, String name) throws Fault {
    return new FactValue.Rank((int) fields.integer(name, 1, 10_000));
  }

  static FactValue price(Fields fields) throws Fault {
    if (fields.saysNone("amount")) {
      return new FactValue.None();
    }
    String amount = fields.text("amount", 60);
    if (!AMOUNT.matcher(amount).matches()) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at("amount"),
          Shown.of(amount) + " is no amount",
          "write a decimal such as \"24.00\", without sign, unit or thousands separator");
    }
    String currency = fields.text("currency", 60);
    for (Currency known : Currency.getAvailableCurrencies()) {
      if (known.getCurrencyCode().equals(currency)) {
        return new FactValue.Price(new BigDecimal(amount), known);
      }
    }
    return new FactValue.Unrecognised(amount + " " + currency);
  }

  static FactValue code(Fields fields, String name, FactType type) throws Fault {
    if (fields.saysNone(name)) {
      return new FactValue.None();
    }
    String code = fields.text(name, 80);
    boolean known =
        switch (type) {
          case AVAILABILITY -> AVAILABILITY.contains(code);
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
      if (Words.of(state).equals(code)) {
        return true;
      }
    }
    return false;
  }

  static String territory(Fields fields, String name) throws Fault {
    String territory = fields.text(name, 60);
    if (!COUNTRIES.contains(territory)) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at(name),
          Shown.of(territory) + " is no country",
          "write two capital letters of ISO 3166 such as 'DE'");
    }
    return territory;
  }

  /// What [#read] reads as the same value.
  static JsonNode write(FactType type, FactValue value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case FactValue.Price(BigDecimal amount, Currency currency) ->
          price(amount.toPlainString(), currency.getCurrencyCode());
      case FactValue.Code(String code) -> make.textNode(code);
      case FactValue.Moment(var at) -> make.textNode(at.toString());
      case FactValue.Rank(int rank) -> make.numberNode(rank);
      case FactValue.None() -> make.nullNode();
      case FactValue.Unrecognised(String raw) when type == FactType.PRICE -> {
        List<String> parts = List.of(raw.split(" ", 2));
        yield price(parts.getFirst(), parts.size() > 1 ? parts.getLast() : "");
      }
      case FactValue.Unrecognised(String raw) -> make.textNode(raw);
    };
  }

  private static JsonNode price(String amount, String currency) {
    return JsonNodeFactory.instance.objectNode().put("amount", amount).put("currency", currency);
  }
}
