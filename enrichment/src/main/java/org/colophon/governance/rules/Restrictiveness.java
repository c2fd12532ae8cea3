package org.colophon.governance.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Offer.Availability;
import org.colophon.governance.TradeCodes;

/// An order of statements about one restriction, by how much each keeps back; the greatest one
/// counts. A statement that is contradictory or cannot be read is greater than any that can.
final class Restrictiveness {
  private static final int FREE = 0;
  private static final int STATED = 1;
  private static final int UNREADABLE = 100;

  /// Trade states from the freest to those that keep a product back for good.
  private static final List<String> TRADE_STATES =
      List.of(
          "active",
          "forthcoming",
          "announced",
          "out_of_stock",
          "postponed",
          "replaced",
          "withdrawn",
          "recalled");

  /// The greatest restricts most; of two dates the later one.
  static final Comparator<Fact> ORDER =
      Comparator.comparingInt(Restrictiveness::weight).thenComparing(Restrictiveness::until);

  private Restrictiveness() {}

  private static int weight(Fact fact) {
    if (fact.conflict()) {
      return UNREADABLE;
    }
    return switch (fact.value()) {
      case FactValue.None() -> none(fact.key().type());
      case FactValue.Moment(var at) -> isDate(fact.key().type()) ? STATED : UNREADABLE;
      case FactValue.Code(var code) -> code(fact.key().type(), code);
      case FactValue.Price _, FactValue.PriceList _, FactValue.Rank _, FactValue.Unrecognised _ ->
          UNREADABLE;
    };
  }

  private static Instant until(Fact fact) {
    return fact.value() instanceof FactValue.Moment(var at) ? at : Instant.MIN;
  }

  private static boolean isDate(FactType type) {
    return switch (type) {
      case ANNOUNCED_AT, PREORDER_AT, SALES_AT, EMBARGO_UNTIL -> true;
      case PRICE,
          AVAILABILITY,
          TRADE_STATE,
          BESTSELLER,
          SALES_TERRITORY,
          CATEGORY,
          TDM_RESERVATION ->
          false;
    };
  }

  /// That there is no date, and no reservation, keeps nothing back; that there is no trade state,
  /// availability or territory says nothing that can be used.
  private static int none(FactType type) {
    return isDate(type) || type == FactType.TDM_RESERVATION ? FREE : UNREADABLE;
  }

  private static int code(FactType type, String code) {
    return switch (type) {
      case TRADE_STATE -> {
        int rank = TRADE_STATES.indexOf(code.toLowerCase(Locale.ROOT));
        yield rank < 0 ? UNREADABLE : rank;
      }
      case AVAILABILITY -> availability(code);
      case SALES_TERRITORY -> code.equals(TradeCodes.FOR_SALE) ? FREE : STATED;
      case TDM_RESERVATION -> code.equals(TradeCodes.NOT_RESERVED) ? FREE : STATED;
      case PRICE, BESTSELLER, CATEGORY -> FREE;
      case ANNOUNCED_AT, PREORDER_AT, SALES_AT, EMBARGO_UNTIL -> UNREADABLE;
    };
  }

  private static int availability(String code) {
    return switch (TradeCodes.reason(code)) {
      case RECALLED -> 10;
      case WITHDRAWN -> 9;
      case CANCELED -> 8;
      default ->
          TradeCodes.meaning(code)
              .map(Availability::ordinal)
              .orElse(TradeCodes.isKnown(code) ? 7 : UNREADABLE);
    };
  }
}
