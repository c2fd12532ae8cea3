package org.colophon.governance;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Offer.Availability;

/// Product availability as the book trade codes it (ONIX code list 65).
public final class TradeCodes {
  /// The code of a country in which a product may be sold.
  public static final String FOR_SALE = "for_sale";

  /// The code of a text that may be used for text and data mining.
  public static final String NOT_RESERVED = "not_reserved";

  private static final Set<String> KNOWN =
      Set.of(
          "01", "09", "10", "11", "12", "20", "21", "22", "23", "30", "31", "32", "33", "34", "40",
          "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "97", "98", "99");

  private static final Set<String> OFFERED =
      Set.of("announced", "forthcoming", "active", "out_of_stock");
  private static final Map<String, Currency> CURRENCIES = currencies();

  private TradeCodes() {}

  /// What a code means for a reader; empty for codes that nothing can be offered under, and for
  /// unknown ones.
  public static Optional<Availability> meaning(String code) {
    return switch (code) {
      case "10", "11", "12" -> Optional.of(Availability.PREORDER);
      case "20", "21", "22", "23" -> Optional.of(Availability.AVAILABLE);
      case "30", "31", "32", "33" -> Optional.of(Availability.TEMPORARILY_OUT);
      default -> Optional.empty();
    };
  }

  /// Whether a currency is that of a country, or the country has none of its own.
  public static boolean isCurrencyOf(String territory, Currency currency) {
    Currency own = CURRENCIES.get(territory);
    return own == null || own.equals(currency);
  }

  private static Map<String, Currency> currencies() {
    Map<String, Currency> currencies = new HashMap<>();
    for (String country : Locale.getISOCountries()) {
      Currency own = Currency.getInstance(Locale.of("", country));
      if (own != null) {
        currencies.put(country, own);
      }
    }
    return Map.copyOf(currencies);
  }

  /// Whether a statement permits something while it holds. Every other statement of a restriction
  /// forbids something.
  public static boolean allows(FactType type, FactValue value) {
    String code = value instanceof FactValue.Code(String word) ? word : "";
    return switch (type) {
      case AVAILABILITY -> meaning(code).isPresent();
      case TRADE_STATE -> OFFERED.contains(code.toLowerCase(Locale.ROOT));
      case SALES_TERRITORY -> code.equals(FOR_SALE);
      case TDM_RESERVATION -> code.equals(NOT_RESERVED) || value instanceof FactValue.None;
      case ANNOUNCED_AT, PREORDER_AT, SALES_AT, EMBARGO_UNTIL -> false;
      case PRICE, BESTSELLER, CATEGORY -> true;
    };
  }

  /// Whether the list has the code.
  public static boolean isKnown(String code) {
    return KNOWN.contains(code);
  }

  /// Why nothing can be offered under a code. Recalls, withdrawals from sale and cancellations hold
  /// whatever a policy says, and nobody can let an item off them.
  public static ReasonCode reason(String code) {
    return switch (code) {
      case "01" -> ReasonCode.CANCELED;
      case "46" -> ReasonCode.WITHDRAWN;
      case "49" -> ReasonCode.RECALLED;
      default -> isKnown(code) ? ReasonCode.NOT_AVAILABLE : ReasonCode.FACT_UNKNOWN_CODE;
    };
  }

  /// Whether a trade state or an availability says that another product took the place of this one.
  static boolean replaced(FactValue value) {
    return value instanceof FactValue.Code(String code)
        && Set.of("41", "42", "48", "replaced").contains(code.toLowerCase(Locale.ROOT));
  }
}
