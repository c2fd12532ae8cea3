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

/// The scenarios of books in the trade: prices, availability, embargoes, places on lists. They
/// apply to the first product of a book; a second one stays unchanged.
final class TradeScenarios {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final String LIST = "belletristik";

  private final ScriptWriter script;

  TradeScenarios(ScriptWriter script) {
    this.script = script;
  }

  /// The products' first facts and one fate out of sixteen; some fates leave them in peace.
  void apply(ReplayItem item, Instant first, int scenario) {
    int number = 10;
    for (ProductId product : item.products()) {
      ProductStatements statements = new ProductStatements(item, product, first);
      statements.code(first, FactType.TRADE_STATE, "active", 1);
      statements.code(first, FactType.AVAILABILITY, "21", 1);
      statements.price(first, number, 1, null);
      number += 10;
    }
    ProductStatements statements = new ProductStatements(item, item.products().getFirst(), first);
    Instant one = script.after(first);
    Instant two = script.after(one);
    if (scenario < 6) {
      availability(statements, scenario, one, two);
    } else {
      claims(statements, scenario, one, two);
    }
  }

  private static void availability(
      ProductStatements statements, int scenario, Instant one, Instant two) {
    switch (scenario) {
      case 0 -> {
        statements.code(one, FactType.TRADE_STATE, "withdrawn", 2);
        statements.code(two, FactType.TRADE_STATE, "active", 3);
      }
      case 1 -> {
        statements.code(one, FactType.AVAILABILITY, "43", 2);
        statements.code(two, FactType.AVAILABILITY, "31", 3);
      }
      case 2 -> statements.code(one, FactType.AVAILABILITY, "uk", 2);
      case 3 -> {
        statements.code(one, FactType.TRADE_STATE, "replaced", 2);
        statements.code(two, FactType.TRADE_STATE, "active", 1); // the first statement, once more
      }
      case 4 -> {
        statements.state(
            one, FactType.SALES_TERRITORY, "DE", new FactValue.Code("not_for_sale"), 1);
        statements.state(two, FactType.SALES_TERRITORY, "DE", new FactValue.Code("for_sale"), 2);
      }
      default -> {}
    }
  }

  private void claims(ProductStatements statements, int scenario, Instant one, Instant two) {
    switch (scenario) {
      case 6 -> statements.until(statements.first(), FactType.EMBARGO_UNTIL, one, 1);
      case 7 -> {
        statements.until(statements.first(), FactType.EMBARGO_UNTIL, one, 1);
        statements.until(one.minus(Duration.ofMinutes(30)), FactType.EMBARGO_UNTIL, two, 2);
      }
      case 8 -> statements.until(statements.first(), FactType.ANNOUNCED_AT, one, 1);
      case 9 -> {
        statements.state(
            one, FactType.EMBARGO_UNTIL, "", new FactValue.Unrecognised("im Herbst"), 1);
        statements.state(two, FactType.EMBARGO_UNTIL, "", new FactValue.None(), 2);
      }
      case 10 -> statements.rank(statements.first(), one, 1);
      case 11 -> {
        statements.rank(statements.first(), one, 1);
        statements.rank(one.plus(Duration.ofHours(9)), two, 2);
      }
      case 12 -> {
        statements.price(one, 13, 2, two);
        statements.price(two.plus(Duration.ofHours(7)), 14, 3, null);
      }
      case 13 -> {
        statements.price(one, 15, 3, null);
        statements.price(two, 12, 2, null); // older, and late
      }
      case 14 -> statements.priceFromTheFuture(one, 16, 2);
      default -> {}
    }
  }

  /// Statements about one product.
  private final class ProductStatements {
    private final ReplayItem item;
    private final ProductId product;
    private final Instant first;

    ProductStatements(ReplayItem item, ProductId product, Instant first) {
      this.item = item;
      this.product = product;
      this.first = first;
    }

    Instant first() {
      return first;
    }

    void code(Instant at, FactType type, String code, long position) {
      state(at, type, "", new FactValue.Code(code), position);
    }

    void until(Instant at, FactType type, Instant moment, long position) {
      state(at, type, "", new FactValue.Moment(moment), position);
    }

    void state(Instant at, FactType type, String qualifier, FactValue value, long position) {
      say(at, ScriptWriter.TRADE, fact(type, qualifier, value, position, at, null));
    }

    void rank(Instant at, Instant until, long position) {
      script.see(CatalogueScript.bestseller(item.id(), LIST));
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
      script.price(item.id(), amount);
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
      script.add(new ReplayEvent.Submitted(at, new Submission.Facts(source, List.of(fact))));
    }
  }
}
