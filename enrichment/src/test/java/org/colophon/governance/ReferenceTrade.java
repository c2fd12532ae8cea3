package org.colophon.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
  private static final Set<String> STATES =
      Set.of(
          "announced",
          "forthcoming",
          "active",
          "postponed",
          "out_of_stock",
          "replaced",
          "withdrawn",
          "recalled");
  private static final List<String> CODES =
      List.of(
          ("01 09 10 11 12 20 21 22 23 30 31 32 33 34 40 41 42 43 44 45 46 47 48 49 50 51 52 97 98"
                  + " 99")
              .split(" ", -1));
  private static final List<String> ORDER_OF_AVAILABILITY =
      List.of("AVAILABLE", "PREORDER", "ANNOUNCED", "TEMPORARILY_OUT", "NOT_STATED");

  private final ReferenceHistory history;
  private final Map<FactKey, List<Current>> facts;
  private final Context context;
  private final Instant now;

  ReferenceTrade(
      ReferenceHistory history, Map<FactKey, List<Current>> facts, Context context, Instant now) {
    this.history = history;
    this.facts = facts;
    this.context = context;
    this.now = now;
  }

  private List<Current> all(String entity, FactType type, String qualifier) {
    return facts.getOrDefault(ReferenceGate.key(entity, type, qualifier), List.of());
  }

  private List<Current> all(Product product, FactType type, String qualifier) {
    return all("product:" + product.id(), type, qualifier);
  }

  /// The only statement that counts of what keeps nothing back.
  private @Nullable Current only(Product product, FactType type, String qualifier) {
    List<Current> all = all(product, type, qualifier);
    return all.isEmpty() ? null : all.getFirst();
  }

  /// A date that is contradictory, unreadable or ahead keeps an embargo up, whoever says it; only
  /// "none" and a date that has surely come do not.
  boolean underEmbargo(String entity) {
    return keepBack(all(entity, FactType.EMBARGO_UNTIL, ""));
  }

  private boolean keepBack(List<Current> dates) {
    return dates.stream().anyMatch(this::keepsBack);
  }

  private boolean keepsBack(Current date) {
    if (date.twoValues()) {
      return true;
    }
    return switch (date.fact().value()) {
      case FactValue.None none -> false;
      case FactValue.Moment(Instant at) -> !ReferenceGate.surelyBegun(at, now);
      case FactValue.Code c -> true;
      case FactValue.Price p -> true;
      case FactValue.PriceList l -> true;
      case FactValue.Rank r -> true;
      case FactValue.Unrecognised u -> true;
    };
  }

  /// Whether a prompt may quote the text.
  boolean isReserved(String entity) {
    return all(entity, FactType.TDM_RESERVATION, "").stream()
        .anyMatch(one -> {
          boolean free = one.fact().value() instanceof FactValue.None || says(one, "not_reserved");
          return bans(one, free, "reserved");
        });
  }

  /// A permission has to hold by every clock; a ban ends only where it can be read.
  private boolean bans(Current one, boolean permits, String ban) {
    if (one.twoValues()) {
      return true;
    }
    if (permits) {
      return !surelyNow(one);
    }
    return !says(one, ban) || perhapsNow(one);
  }

  private boolean surelyNow(Current one) {
    Instant from = one.fact().validFrom();
    Instant to = one.fact().validTo();
    return (from == null || ReferenceGate.surelyBegun(from, now))
        && (to == null || !ReferenceGate.mayBeOver(to, now));
  }

  private boolean perhapsNow(Current one) {
    Instant from = one.fact().validFrom();
    Instant to = one.fact().validTo();
    return (from == null || ReferenceGate.mayBeOver(from, now))
        && (to == null || !ReferenceGate.surelyBegun(to, now));
  }

  private static boolean says(Current one, String code) {
    return one.fact().value().equals(new FactValue.Code(code));
  }

  private final List<Product> offered = new ArrayList<>();

  private record Form(Product product, String availability, List<String> said) {}

  /// Says which product is offered and how; false when none may be.
  ///
  /// @param forReaders whether trade data are asked for; an editor sees look-alikes without
  boolean offer(Item item, boolean forReaders, Set<String> said) {
    if (item.products().isEmpty()) {
      return !forReaders;
    }
    List<Form> forms = new ArrayList<>();
    for (Product product : item.products()) {
      if (isKeptBack(item, product) || (forReaders && !isOnSale(product))) {
        continue;
      }
      offered.add(product);
      forms.add(forReaders ? form(product) : bare(product));
    }
    forms.sort(
        Comparator.comparingInt((Form form) -> ORDER_OF_AVAILABILITY.indexOf(form.availability()))
            .thenComparing(form -> form.product().form())
            .thenComparing(form -> form.product().id().value()));
    if (forms.isEmpty()) {
      return false;
    }
    said.addAll(forms.getFirst().said());
    return true;
  }

  private boolean isKeptBack(Item item, Product product) {
    boolean own = item.imprint().equals(context.viewer());
    boolean banned =
        all(product, FactType.SALES_TERRITORY, context.territory()).stream()
            .anyMatch(one -> bans(one, says(one, "for_sale"), "not_for_sale"));
    return underEmbargo("product:" + product.id())
        || isSoldElsewhere(product)
        || (!own && keepBack(all(product, FactType.ANNOUNCED_AT, "")))
        || banned
        || isGone(product);
  }

  /// Nobody speaks of this country, and somebody of others where it is, or may be, for sale.
  private boolean isSoldElsewhere(Product product) {
    if (!all(product, FactType.SALES_TERRITORY, context.territory()).isEmpty()) {
      return false;
    }
    return facts.entrySet().stream()
        .filter(entry -> entry.getKey().type() == FactType.SALES_TERRITORY)
        .filter(entry -> entry.getKey().entity().text().equals("product:" + product.id()))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(one -> one.twoValues() || !says(one, "not_for_sale"));
  }

  /// Recalled, or for readers withdrawn or cancelled, by anybody's word; or nobody knows, since it
  /// cannot be read.
  private boolean isGone(Product product) {
    boolean desk = context.purpose() == Purpose.SUGGEST_TO_EDITOR;
    for (Current state : all(product, FactType.TRADE_STATE, "")) {
      String word = code(state).toLowerCase(Locale.ROOT);
      boolean gone = word.equals("recalled") || (!desk && word.equals("withdrawn"));
      if (state.twoValues() || !STATES.contains(word) || (gone && perhapsNow(state))) {
        return true;
      }
    }
    for (Current availability : all(product, FactType.AVAILABILITY, "")) {
      String code = code(availability);
      boolean gone = code.equals("49") || (!desk && (code.equals("46") || code.equals("01")));
      if (availability.twoValues() || !CODES.contains(code) || (gone && perhapsNow(availability))) {
        return true;
      }
    }
    return false;
  }

  /// Nobody says otherwise, and somebody says so.
  private boolean isOnSale(Product product) {
    boolean news = context.purpose() == Purpose.NEWSLETTER;
    boolean sold = false;
    for (Current state : all(product, FactType.TRADE_STATE, "")) {
      String word = code(state).toLowerCase(Locale.ROOT);
      boolean served = ON_SALE.contains(word) && !(news && word.equals("out_of_stock"));
      if (!served && perhapsNow(state)) {
        return false;
      }
      sold |= served && surelyNow(state);
    }
    return sold && best(product) != null;
  }

  /// What says least of those that say that it can be had; null when anybody says that it cannot.
  private @Nullable Current best(Product product) {
    boolean news = context.purpose() == Purpose.NEWSLETTER;
    Current least = null;
    for (Current one : all(product, FactType.AVAILABILITY, "")) {
      String meaning = meaning(code(one));
      boolean had = !meaning.isEmpty() && !(news && meaning.equals("TEMPORARILY_OUT"));
      if (!had && perhapsNow(one)) {
        return null;
      }
      if (had && surelyNow(one) && (least == null || saysLess(one, least))) {
        least = one;
      }
    }
    return least;
  }

  private static boolean saysLess(Current one, Current other) {
    int mine = ORDER_OF_AVAILABILITY.indexOf(meaning(code(one)));
    int yours = ORDER_OF_AVAILABILITY.indexOf(meaning(code(other)));
    return mine == yours ? !one.confirmed().isBefore(other.confirmed()) : mine > yours;
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
    Current stated = best(product);
    if (stated == null || !isFresh(stated)) {
      said.add("no availability");
      return "NOT_STATED";
    }
    String meaning = meaning(code(stated));
    boolean early = keepBack(all(product, FactType.PREORDER_AT, ""));
    return meaning.equals("PREORDER") && early ? "ANNOUNCED" : meaning;
  }

  private @Nullable String price(Product product, List<String> said) {
    Current stated = only(product, FactType.PRICE, context.territory());
    if (stated == null || saysNone(stated)) {
      return null;
    }
    for (FactValue.PriceRow row : rows(stated)) {
      boolean inForce =
          (row.from() == null || ReferenceGate.surelyBegun(row.from(), now))
              && (row.to() == null || !ReferenceGate.mayBeOver(row.to(), now));
      boolean euro = row.price().currency().getCurrencyCode().equals("EUR"); // in DE and in AT
      if (inForce && euro && isFresh(stated)) {
        return row.price().amount().stripTrailingZeros().toPlainString() + row.price().currency();
      }
    }
    said.add("no price");
    return null;
  }

  private static List<FactValue.PriceRow> rows(Current stated) {
    return switch (stated.fact().value()) {
      case FactValue.Price price ->
          List.of(
              new FactValue.PriceRow(price, stated.fact().validFrom(), stated.fact().validTo()));
      case FactValue.PriceList(var rows) -> rows;
      default -> List.of();
    };
  }

  private static boolean saysNone(Current stated) {
    return !stated.twoValues() && stated.fact().value() instanceof FactValue.None;
  }

  private @Nullable Instant appears(Product product) {
    Instant latest = null;
    for (Current stated : all(product, FactType.SALES_AT, "")) {
      if (!stated.twoValues()
          && stated.fact().value() instanceof FactValue.Moment(Instant at)
          && !ReferenceGate.surelyBegun(at, now)
          && (latest == null || at.isAfter(latest))) {
        latest = at;
      }
    }
    return latest;
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

  /// Places on bestseller lists of what is offered: named within their period, left out on purpose
  /// after it, and not mentioned before it.
  void places(Set<String> said) {
    for (Product product : offered) {
      facts.forEach((key, all) -> {
        boolean place =
            key.type() == FactType.BESTSELLER
                && key.entity().text().equals("product:" + product.id());
        if (place && !saysNone(all.getFirst())) {
          said.addAll(place(key.qualifier(), all.getFirst()));
        }
      });
    }
  }

  private Set<String> place(String list, Current stated) {
    Instant from = stated.fact().validFrom();
    Instant to = stated.fact().validTo();
    if (stated.twoValues() || (from != null && !ReferenceGate.surelyBegun(from, now))) {
      return Set.of();
    }
    boolean named =
        stated.fact().value() instanceof FactValue.Rank
            && to != null
            && !ReferenceGate.mayBeOver(to, now);
    return Set.of(named ? "BESTSELLER " + list + " until " + to : "no bestseller:" + list);
  }
}
