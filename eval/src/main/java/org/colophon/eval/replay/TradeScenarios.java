package org.colophon.eval.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.jspecify.annotations.Nullable;

/// What befalls books in the trade: prices, availability, embargoes, places on lists. Fates strike
/// the first product; a second one leads a quiet life.
final class TradeScenarios {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final String LIST = "belletristik";

  private final ScriptWriter script;

  TradeScenarios(ScriptWriter script) {
    this.script = script;
  }

  /// The products' first facts and one fate out of sixteen; some fates leave them in peace.
  void befall(ReplayItem card, Instant first, int fate) {
    int number = 10;
    for (ProductId product : card.products()) {
      Told told = new Told(card, product, first);
      told.code(first, FactType.TRADE_STATE, "active", 1);
      told.code(first, FactType.AVAILABILITY, "21", 1);
      told.price(first, number, 1, null);
      number += 10;
    }
    Told told = new Told(card, card.products().getFirst(), first);
    Instant one = script.after(first);
    Instant two = script.after(one);
    if (fate < 6) {
      availability(told, fate, one, two);
    } else {
      claims(told, fate, one, two);
    }
  }

  private static void availability(Told told, int fate, Instant one, Instant two) {
    switch (fate) {
      case 0 -> {
        told.code(one, FactType.TRADE_STATE, "withdrawn", 2);
        told.code(two, FactType.TRADE_STATE, "active", 3);
      }
      case 1 -> {
        told.code(one, FactType.AVAILABILITY, "43", 2);
        told.code(two, FactType.AVAILABILITY, "31", 3);
      }
      case 2 -> told.code(one, FactType.AVAILABILITY, "uk", 2);
      case 3 -> {
        told.code(one, FactType.TRADE_STATE, "replaced", 2);
        told.code(two, FactType.TRADE_STATE, "active", 1); // the first statement, once more
      }
      case 4 -> {
        told.tell(one, FactType.SALES_TERRITORY, "DE", new FactValue.Code("not_for_sale"), 1);
        told.tell(two, FactType.SALES_TERRITORY, "DE", new FactValue.Code("for_sale"), 2);
      }
      default -> {}
    }
  }

  private void claims(Told told, int fate, Instant one, Instant two) {
    switch (fate) {
      case 6 -> told.until(told.first(), FactType.EMBARGO_UNTIL, one, 1);
      case 7 -> {
        told.until(told.first(), FactType.EMBARGO_UNTIL, one, 1);
        told.until(one.minus(Duration.ofMinutes(30)), FactType.EMBARGO_UNTIL, two, 2);
      }
      case 8 -> told.until(told.first(), FactType.ANNOUNCED_AT, one, 1);
      case 9 -> {
        told.tell(one, FactType.EMBARGO_UNTIL, "", new FactValue.Unrecognised("im Herbst"), 1);
        told.tell(two, FactType.EMBARGO_UNTIL, "", new FactValue.None(), 2);
      }
      case 10 -> told.rank(told.first(), one, 1);
      case 11 -> {
        told.rank(told.first(), one, 1);
        told.rank(one.plus(Duration.ofHours(9)), two, 2);
      }
      case 12 -> {
        told.price(one, 13, 2, two);
        told.price(two.plus(Duration.ofHours(7)), 14, 3, null);
      }
      case 13 -> {
        told.price(one, 15, 3, null);
        told.price(two, 12, 2, null); // older, and late
      }
      case 14 -> told.priceFromTheFuture(one, 16, 2);
      default -> {}
    }
  }

  /// Statements about one product.
  private final class Told {
    private final ReplayItem card;
    private final ProductId product;
    private final Instant first;

    Told(ReplayItem card, ProductId product, Instant first) {
      this.card = card;
      this.product = product;
      this.first = first;
    }

    Instant first() {
      return first;
    }

    void code(Instant at, FactType type, String code, long position) {
      tell(at, type, "", new FactValue.Code(code), position);
    }

    void until(Instant at, FactType type, Instant moment, long position) {
      tell(at, type, "", new FactValue.Moment(moment), position);
    }

    void tell(Instant at, FactType type, String qualifier, FactValue value, long position) {
      say(at, ScriptWriter.TRADE, fact(type, qualifier, value, position, at, null));
    }

    void rank(Instant at, Instant until, long position) {
      script.see(CatalogueScript.bestseller(card.id(), LIST));
      FactValue rank = new FactValue.Rank(3);
      say(at, ScriptWriter.TRADE, fact(FactType.BESTSELLER, LIST, rank, position, at, until));
    }

    void price(Instant at, int euros, long position, @Nullable Instant until) {
      say(at, ScriptWriter.SHOP, priced(at, euros, position, until));
    }

    void priceFromTheFuture(Instant at, int euros, long position) {
      Instant ahead = at.plus(Duration.ofHours(30));
      say(at, ScriptWriter.SHOP, priced(ahead, euros, position, null));
    }

    private Submission.StatedFact priced(
        Instant observed, int euros, long position, @Nullable Instant until) {
      BigDecimal amount = BigDecimal.valueOf(euros * 100L + 99, 2);
      script.price(card.id(), amount);
      FactValue price = new FactValue.Price(amount, EURO);
      return fact(FactType.PRICE, CatalogueScript.TERRITORY, price, position, observed, until);
    }

    private Submission.StatedFact fact(
        FactType type,
        String qualifier,
        FactValue value,
        long position,
        Instant observed,
        @Nullable Instant until) {
      FactKey key = new FactKey(new EntityRef.OfProduct(product), type, qualifier);
      return new Submission.StatedFact(
          key, value, new OrderKey(0, position), observed, null, until);
    }

    private void say(Instant at, SourceId source, Submission.StatedFact fact) {
      script.add(new ReplayEvent.Stated(at, new Submission.Facts(source, List.of(fact))));
    }
  }
}
