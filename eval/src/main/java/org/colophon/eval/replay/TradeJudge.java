package org.colophon.eval.replay;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Item;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.jspecify.annotations.Nullable;

/// The book trade's part of [ReferenceJudge]. A product can be offered that is on sale or
/// announced, whose availability is a known and good code, under no embargo, announced already and
/// for sale where the reader is. A price may be named that is the shop's last word, in force, not
/// dated ahead, and confirmed within the shop's last three delivery days. A place on a bestseller
/// list may be named until its week is over.
final class TradeJudge {
  private static final Set<String> ON_SALE =
      Set.of("announced", "forthcoming", "active", "out_of_stock");
  private static final Set<String> GOOD_CODES =
      Set.of("10", "11", "12", "20", "21", "22", "23", "30", "31", "32", "33");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /// A fact as a source stated it.
  private record FactStatement(Instant at, SourceId source, Submission.StatedFact fact) {}

  private final List<ReplayEvent.DeliveryCompleted> deliveries = new ArrayList<>();
  private final Map<FactKey, List<FactStatement>> statements = new HashMap<>();

  TradeJudge(CatalogueScript life) {
    for (ReplayEvent event : life.events()) {
      if (event instanceof ReplayEvent.DeliveryCompleted delivered) {
        deliveries.add(delivered);
      }
      if (event instanceof ReplayEvent.Submitted(var at, Submission.Facts(var source, var facts))) {
        for (Submission.StatedFact fact : facts) {
          statements
              .computeIfAbsent(fact.key(), k -> new ArrayList<>())
              .add(new FactStatement(at, source, fact));
        }
      }
    }
  }

  boolean canBeOffered(Item item, Instant now) {
    return item.products().stream().anyMatch(product -> canBeOffered(product.id(), now));
  }

  private boolean canBeOffered(ProductId product, Instant now) {
    FactStatement state = last(product, FactType.TRADE_STATE, "", now);
    FactStatement available = last(product, FactType.AVAILABILITY, "", now);
    FactStatement sold = last(product, FactType.SALES_TERRITORY, CatalogueScript.TERRITORY, now);
    return state != null
        && ON_SALE.contains(code(state))
        && available != null
        && GOOD_CODES.contains(code(available))
        && (sold == null || code(sold).equals("for_sale"))
        && !liesAhead(last(product, FactType.EMBARGO_UNTIL, "", now), now)
        && !liesAhead(last(product, FactType.ANNOUNCED_AT, "", now), now);
  }

  /// Prices and places on lists that may be named of an item.
  Set<String> sayable(Item item, Instant now) {
    Set<String> sayable = new TreeSet<>();
    for (Product product : item.products()) {
      FactStatement price = last(product.id(), FactType.PRICE, CatalogueScript.TERRITORY, now);
      if (price != null
          && price.fact().value() instanceof FactValue.Price(var amount, var currency)
          && canBeOffered(product.id(), now)
          && holds(price, now)
          && !price.fact().observedAt().isAfter(price.at().plus(Duration.ofMinutes(5)))
          && now.isBefore(thirdMissed(confirmed(price, now)))) {
        sayable.add(CatalogueScript.price(item.id(), amount));
      }
      for (FactKey key : statements.keySet()) {
        if (key.type() == FactType.BESTSELLER
            && key.entity().equals(new EntityRef.OfProduct(product.id()))) {
          FactStatement rank = last(product.id(), FactType.BESTSELLER, key.qualifier(), now);
          if (rank != null
              && rank.fact().validTo() != null
              && holds(rank, now)
              && canBeOffered(product.id(), now)) {
            sayable.add(CatalogueScript.bestseller(item.id(), key.qualifier()));
          }
        }
      }
    }
    return sayable;
  }

  private @Nullable FactStatement last(
      ProductId product, FactType type, String qualifier, Instant now) {
    FactKey key = new FactKey(new EntityRef.OfProduct(product), type, qualifier);
    FactStatement last = null;
    for (FactStatement one : statements.getOrDefault(key, List.of())) {
      boolean newer =
          last == null || one.fact().order().position() > last.fact().order().position();
      if (!one.at().isAfter(now) && newer) {
        last = one;
      }
    }
    return last;
  }

  private static String code(FactStatement one) {
    return one.fact().value() instanceof FactValue.Code(var code) ? code : "not a code";
  }

  private static boolean liesAhead(@Nullable FactStatement one, Instant now) {
    if (one == null || one.fact().value() instanceof FactValue.None) {
      return false;
    }
    return !(one.fact().value() instanceof FactValue.Moment(var at)) || now.isBefore(at);
  }

  private static boolean holds(FactStatement one, Instant now) {
    Instant from = one.fact().validFrom();
    Instant to = one.fact().validTo();
    return (from == null || !now.isBefore(from)) && (to == null || now.isBefore(to));
  }

  /// When it was said, or the last complete delivery since.
  private Instant confirmed(FactStatement one, Instant now) {
    Instant confirmed = one.at();
    for (ReplayEvent.DeliveryCompleted delivery : deliveries) {
      boolean since = !delivery.at().isBefore(one.at()) && !delivery.at().isAfter(now);
      if (since && delivery.source().equals(one.source())) {
        confirmed = delivery.at();
      }
    }
    return confirmed;
  }

  /// The shop delivers on weekdays: the third weekday, a whole number of days later.
  private static Instant thirdMissed(Instant delivered) {
    Instant due = delivered;
    int missed = 0;
    while (missed < 3) {
      due = due.plus(Duration.ofDays(1));
      DayOfWeek day = due.atZone(BERLIN).getDayOfWeek();
      missed += day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 0 : 1;
    }
    return due;
  }
}
