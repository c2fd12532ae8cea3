package org.colophon.governance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Item;
import org.colophon.catalog.Product;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.ReferenceHistory.Current;
import org.jspecify.annotations.Nullable;

/// The book trade's part of [ReferenceGate].
final class ReferenceTrade {
  private static final Set<String> ON_SALE =
      Set.of("announced", "forthcoming", "active", "out_of_stock");
  private static final List<String> ORDER_OF_AVAILABILITY =
      List.of("AVAILABLE", "PREORDER", "ANNOUNCED", "TEMPORARILY_OUT", "NOT_STATED");

  private final ReferenceHistory history;
  private final Map<FactKey, Current> facts;
  private final Context context;
  private final Instant now;

  ReferenceTrade(
      ReferenceHistory history, Map<FactKey, Current> facts, Context context, Instant now) {
    this.history = history;
    this.facts = facts;
    this.context = context;
    this.now = now;
  }

  private @Nullable Current find(String entity, FactType type, String qualifier) {
    return facts.get(ReferenceGate.key(entity, type, qualifier));
  }

  private @Nullable Current find(Product product, FactType type, String qualifier) {
    return find("product:" + product.id(), type, qualifier);
  }

  /// A date that is contradictory, unreadable or ahead keeps an embargo up; only "none" and a date
  /// that has surely come end it.
  boolean underEmbargo(String entity) {
    return keepsBack(find(entity, FactType.EMBARGO_UNTIL, ""));
  }

  private boolean keepsBack(@Nullable Current date) {
    if (date == null) {
      return false;
    }
    if (date.twoValues()) {
      return true;
    }
    return switch (date.fact().value()) {
      case FactValue.None none -> false;
      case FactValue.Moment(Instant at) -> !ReferenceGate.surelyBegun(at, now);
      case FactValue.Code c -> true;
      case FactValue.Price p -> true;
      case FactValue.Rank r -> true;
      case FactValue.Unrecognised u -> true;
    };
  }

  private record Form(Product product, String availability, List<String> said) {}

  /// Says which product is offered and how; false when none may be.
  ///
  /// @param forReaders whether trade data are asked for; an editor sees look-alikes without
  boolean offer(Item item, boolean forReaders, Set<String> said) {
    if (item.products().isEmpty()) {
      return !forReaders;
    }
    List<Form> offered = new ArrayList<>();
    for (Product product : item.products()) {
      if (isKeptBack(item, product) || (forReaders && !isOnSale(product))) {
        continue;
      }
      offered.add(forReaders ? form(product) : bare(product));
    }
    offered.sort(
        Comparator.comparingInt((Form form) -> ORDER_OF_AVAILABILITY.indexOf(form.availability()))
            .thenComparing(form -> form.product().form())
            .thenComparing(form -> form.product().id().value()));
    if (offered.isEmpty()) {
      return false;
    }
    said.addAll(offered.getFirst().said());
    return true;
  }

  private boolean isKeptBack(Item item, Product product) {
    Current announced = find(product, FactType.ANNOUNCED_AT, "");
    Current territory = find(product, FactType.SALES_TERRITORY, context.territory());
    boolean own = item.imprint().equals(context.viewer());
    boolean sold =
        territory == null
            || (!territory.twoValues()
                && territory.fact().value().equals(new FactValue.Code("for_sale")));
    return underEmbargo("product:" + product.id()) || (!own && keepsBack(announced)) || !sold;
  }

  private boolean isOnSale(Product product) {
    Current state = find(product, FactType.TRADE_STATE, "");
    Current availability = find(product, FactType.AVAILABILITY, "");
    return state != null
        && !state.twoValues()
        && ON_SALE.contains(code(state).toLowerCase(java.util.Locale.ROOT))
        && availability != null
        && !availability.twoValues()
        && !meaning(code(availability)).isEmpty();
  }

  private static String code(Current fact) {
    return fact.fact().value() instanceof FactValue.Code(String code) ? code : "no code";
  }

  private static String meaning(String code) {
    return switch (code) {
      case "10", "11", "12" -> "PREORDER";
      case "20", "21", "22", "23" -> "AVAILABLE";
      case "30", "31", "32", "33" -> "TEMPORARILY_OUT";
      default -> "";
    };
  }

  private Form bare(Product product) {
    return new Form(
        product,
        "NOT_STATED",
        List.of(
            "product " + product.id(),
            "availability NOT_STATED",
            "price null",
            "appears " + appears(product)));
  }

  private Form form(Product product) {
    List<String> said = new ArrayList<>();
    said.add("product " + product.id());
    said.add("appears " + appears(product));
    String availability = availability(product, said);
    said.add("availability " + availability);
    said.add("price " + price(product, said));
    return new Form(product, availability, said);
  }

  private String availability(Product product, List<String> said) {
    Current stated = find(product, FactType.AVAILABILITY, "");
    if (stated == null || !isFresh(stated)) {
      said.add("no availability");
      return "NOT_STATED";
    }
    String meaning = meaning(code(stated));
    Current preorder = find(product, FactType.PREORDER_AT, "");
    boolean early = keepsBack(preorder);
    return meaning.equals("PREORDER") && early ? "ANNOUNCED" : meaning;
  }

  private @Nullable String price(Product product, List<String> said) {
    Current stated = find(product, FactType.PRICE, context.territory());
    if (stated == null || saysNone(stated)) {
      return null;
    }
    Instant from = stated.fact().validFrom();
    Instant to = stated.fact().validTo();
    boolean inForce =
        (from == null || ReferenceGate.surelyBegun(from, now))
            && (to == null || !ReferenceGate.mayBeOver(to, now));
    if (inForce
        && isFresh(stated)
        && stated.fact().value() instanceof FactValue.Price(BigDecimal amount, var currency)) {
      return amount.stripTrailingZeros().toPlainString() + currency;
    }
    said.add("no price");
    return null;
  }

  private static boolean saysNone(Current stated) {
    return !stated.twoValues() && stated.fact().value() instanceof FactValue.None;
  }

  private @Nullable Instant appears(Product product) {
    Current stated = find(product, FactType.SALES_AT, "");
    return stated != null
            && !stated.twoValues()
            && stated.fact().value() instanceof FactValue.Moment(Instant at)
            && !ReferenceGate.surelyBegun(at, now)
        ? at
        : null;
  }

  /// A known source, one value, no date ahead of us, and fewer than three deliveries missed since.
  private boolean isFresh(Current fact) {
    Source source = history.source(fact.source());
    if (source == null || fact.twoValues() || fact.aheadOfUs()) {
      return false;
    }
    Instant due = fact.confirmed();
    int missed = 0;
    while (missed < 3) {
      due = due.plus(source.calendar().every());
      var day = due.atZone(source.calendar().zone()).getDayOfWeek();
      missed += source.calendar().days().contains(day) ? 1 : 0;
    }
    return !ReferenceGate.mayBeOver(due, now);
  }

  /// Places on bestseller lists: named within their period, left out on purpose else.
  void places(Item item, Set<String> said) {
    for (Product product : item.products()) {
      facts.forEach((key, stated) -> {
        boolean place =
            key.type() == FactType.BESTSELLER
                && key.entity().text().equals("product:" + product.id());
        if (place && !saysNone(stated)) {
          said.add(place(key.qualifier(), stated));
        }
      });
    }
  }

  private String place(String list, Current stated) {
    Instant from = stated.fact().validFrom();
    Instant to = stated.fact().validTo();
    boolean named =
        stated.fact().value() instanceof FactValue.Rank
            && !stated.twoValues()
            && (from == null || ReferenceGate.surelyBegun(from, now))
            && to != null
            && !ReferenceGate.mayBeOver(to, now);
    return named ? "BESTSELLER " + list + " until " + to : "no bestseller:" + list;
  }
}
