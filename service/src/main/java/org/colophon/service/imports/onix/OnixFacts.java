package org.colophon.service.imports.onix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.colophon.service.facts.FactsRequest;
import org.jspecify.annotations.Nullable;

/// The facts of a product record, as `colophon-facts/1`. What a full record leaves out is stated as
/// none; of a partial one only what it sends is stated.
final class OnixFacts {
  /// Prices that consumers pay, tax included (list 58).
  private static final Set<String> WITH_TAX =
      Set.of("02", "04", "12", "14", "22", "24", "32", "34", "42");

  /// Currencies of countries where consumer prices are quoted without tax.
  private static final Set<String> WITHOUT_TAX = Set.of("USD", "CAD");

  /// Other countries whose prices are read where a record names none.
  private static final List<String> CURRENCY_COUNTRIES = List.of("GB", "US", "CA", "AU");

  private static final String FOR_SALE = "for_sale";
  private static final String NOT_FOR_SALE = "not_for_sale";

  private final OnixElement product;
  private final OnixProduct self;
  private final boolean full;
  private final LocalDate sent;
  private final ZoneId zone;
  private final List<String> priceTerritories;
  private final ArrayNode facts = JsonNodeFactory.instance.arrayNode();

  /// @param sent the day of the message; of several prices the one of that day counts
  /// @param priceTerritories whose prices a full record states
  OnixFacts(
      OnixElement product,
      OnixProduct self,
      LocalDate sent,
      ZoneId zone,
      List<String> priceTerritories) {
    this.priceTerritories = priceTerritories;
    this.product = product;
    this.self = self;
    this.full = self.notification() == OnixProduct.Notification.FULL;
    this.sent = sent;
    this.zone = zone;
  }

  /// The facts; empty when a partial record sends none that is read.
  Optional<ObjectNode> read() {
    tradeState();
    availability();
    dates();
    territories();
    prices();
    reservation();
    return facts.isEmpty() ? Optional.empty() : Optional.of(record());
  }

  /// The facts of a deletion: the record is withdrawn, which says nothing about the product.
  ObjectNode deleted() {
    fact("trade_state", "withdrawn", null);
    return record();
  }

  private ObjectNode record() {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("schema", FactsRequest.SCHEMA);
    node.set("facts", facts);
    return node;
  }

  /// The publishing status, or that of the first market that states one.
  private void tradeState() {
    Optional<OnixElement> status =
        Stream.concat(
                product.all("PublishingDetail", "PublishingStatus"),
                product.all("ProductSupply", "MarketPublishingDetail", "MarketPublishingStatus"))
            .findFirst();
    String code = status.map(element -> element.text().toString().strip()).orElse("");
    if (code.equals("01")) {
      fact("availability", "01", status.orElse(null));
    } else if (!code.isEmpty()) {
      fact("trade_state", OnixCodes.tradeState(code), status.orElse(null));
    } else if (full) {
      fact("trade_state", null, null);
    }
  }

  /// The availability of the supplier who can deliver best.
  private void availability() {
    Optional<OnixElement> best =
        supplies()
            .flatMap(supply -> supply.all("ProductAvailability"))
            .min(Comparator.comparingInt(OnixFacts::rank));
    boolean canceled = !facts.isEmpty() && facts.get(0).get("type").asText().equals("availability");
    if (best.isPresent() && !canceled) {
      fact("availability", best.get().text().toString().strip(), best.get());
    } else if (full && !canceled) {
      fact("availability", null, null);
    }
  }

  /// Available before about to be, then out of stock, then everything that cannot be sold.
  private static int rank(OnixElement availability) {
    return switch (availability.text().toString().strip()) {
      case "20", "21", "22", "23" -> 0;
      case "10", "11", "12" -> 1;
      case "30", "31", "32", "33", "34" -> 2;
      default -> 3;
    };
  }

  private Stream<OnixElement> supplies() {
    return product.all("ProductSupply", "SupplyDetail");
  }

  /// Of dates that several markets state the latest counts (list 163).
  private void dates() {
    date("announced_at", "09");
    date("preorder_at", "27");
    Optional<OnixElement> embargo = latest("02");
    Optional<OnixElement> sales = embargo.isPresent() ? embargo : latest("01");
    if (sales.isPresent()) {
      fact("sales_at", OnixDates.of(sales.get()), sales.get());
    } else if (full) {
      fact("sales_at", null, null);
    }
  }

  private void date(String type, String role) {
    Optional<OnixElement> date = latest(role);
    if (date.isPresent()) {
      fact(type, OnixDates.of(date.get()), date.get());
    } else if (full) {
      fact(type, null, null);
    }
  }

  private Optional<OnixElement> latest(String role) {
    Stream<OnixElement> published =
        product
            .all("PublishingDetail", "PublishingDate")
            .filter(date -> date.is("PublishingDateRole", role));
    Stream<OnixElement> marketed =
        product
            .all("ProductSupply", "MarketPublishingDetail", "MarketDate")
            .filter(date -> date.is("MarketDateRole", role));
    return Stream.concat(published, marketed)
        .flatMap(date -> date.all("Date"))
        .max(Comparator.comparing(OnixDates::of));
  }

  /// A statement of sales rights in a territory.
  private record Rights(OnixTerritory territory, String value) {
    /// A type of list 46: 01, 02, 07 and 08 permit, 00 is unknown, the others forbid.
    static Rights of(String type, OnixTerritory territory) {
      return new Rights(
          territory,
          switch (type) {
            case "01", "02", "07", "08" -> FOR_SALE;
            case "00" -> "unknown";
            default -> NOT_FOR_SALE;
          });
    }

    boolean isForSaleWorldwide() {
      return territory.world() && value.equals(FOR_SALE);
    }
  }

  /// Countries that are named for sale are stated; where the whole world is, only what is excluded,
  /// and where it is not, every country. The rest of the world is what nothing else names.
  private void territories() {
    List<Rights> stated = new ArrayList<>();
    for (OnixElement rights : product.all("PublishingDetail", "SalesRights").toList()) {
      String type = rights.value("SalesRightsType").orElse("00");
      rights
          .all("Territory")
          .forEach(territory -> stated.add(Rights.of(type, OnixTerritory.of(territory))));
    }
    product
        .values("PublishingDetail", "ROWSalesRightsType")
        .forEach(type -> stated.add(Rights.of(type, OnixTerritory.REST)));
    Map<String, String> byCountry = new TreeMap<>();
    stated.stream()
        .sorted(Comparator.comparing(rights -> rights.territory().rest()))
        .forEach(rights -> state(byCountry, rights));
    if (stated.stream().anyMatch(Rights::isForSaleWorldwide)) {
      byCountry.values().removeIf(FOR_SALE::equals);
    }
    byCountry.forEach(this::territory);
  }

  private static void state(Map<String, String> byCountry, Rights rights) {
    OnixTerritory territory = rights.territory();
    if (rights.isForSaleWorldwide()) {
      territory.countries().forEach(country -> byCountry.putIfAbsent(country, NOT_FOR_SALE));
    } else if (territory.rest()) {
      territory.included().forEach(country -> byCountry.putIfAbsent(country, rights.value()));
    } else {
      territory
          .included()
          .forEach(country -> byCountry.merge(country, rights.value(), OnixFacts::stricter));
    }
  }

  private static String stricter(String one, String other) {
    return one.equals(FOR_SALE) ? other : one;
  }

  private void territory(String country, String value) {
    ObjectNode fact = facts.addObject().put("product", self.id()).put("type", "sales_territory");
    fact.put("qualifier", country).put("value", value);
  }

  /// A price in a country on the day of the message, or the next one that is announced.
  private record Offer(
      String country, String amount, String currency, @Nullable String from, @Nullable String to) {}

  private void prices() {
    Map<String, Offer> byCountry = new TreeMap<>();
    supplies()
        .flatMap(supply -> supply.all("Price"))
        .filter(OnixFacts::isConsumerPrice)
        .flatMap(this::offers)
        .filter(offer -> offer.to() == null || !sent.isAfter(day(offer.to())))
        .sorted(Comparator.comparing(o -> o.from() == null ? LocalDate.MIN : day(o.from())))
        .forEach(offer -> byCountry.merge(offer.country(), offer, this::current));
    byCountry.values().forEach(this::price);
    if (full) {
      Set<String> without = new TreeSet<>(priceTerritories);
      without.removeAll(byCountry.keySet());
      without.forEach(country -> price(new Offer(country, "", "", null, null)));
    }
  }

  private LocalDate day(String time) {
    return OnixDates.day(time, zone);
  }

  /// Of two prices the later one that has begun, else the first.
  private Offer current(Offer earlier, Offer later) {
    return later.from() == null || !sent.isBefore(day(later.from())) ? later : earlier;
  }

  /// A firm price for every consumer; provisional ones are not stated.
  private static boolean isConsumerPrice(OnixElement price) {
    boolean taxed = price.is("PriceType", WITH_TAX.toArray(String[]::new));
    boolean untaxed = price.is("CurrencyCode", WITHOUT_TAX.toArray(String[]::new));
    return (taxed || untaxed)
        && price.has("PriceAmount")
        && !price.is("PriceStatus", "01")
        && (!price.has("PriceQualifier") || price.is("PriceQualifier", "05", "00"));
  }

  private Stream<Offer> offers(OnixElement price) {
    String amount = price.value("PriceAmount").orElse("");
    if (!amount.matches("[0-9]{1,9}([.][0-9]{1,4})?")) {
      throw new OnixException(
          "PriceAmount '" + amount + "' is not a valid amount", "write it with a decimal point");
    }
    String currency = price.value("CurrencyCode").orElse("EUR");
    Set<String> countries = new TreeSet<>();
    price
        .all("Territory")
        .map(OnixTerritory::of)
        .filter(territory -> !territory.world())
        .forEach(territory -> countries.addAll(territory.countries()));
    if (countries.isEmpty()) {
      country(currency).ifPresent(countries::add);
    }
    String from = priceDate(price, "14");
    String until = priceDate(price, "15");
    return countries.stream().map(country -> new Offer(country, amount, currency, from, until));
  }

  /// The first country with a currency.
  private Optional<String> country(String currency) {
    return Stream.concat(priceTerritories.stream(), CURRENCY_COUNTRIES.stream())
        .filter(country -> currency(country).equals(currency))
        .findFirst();
  }

  private static String currency(String country) {
    return Currency.getInstance(Locale.of("", country)).getCurrencyCode();
  }

  private static @Nullable String priceDate(OnixElement price, String role) {
    return price
        .all("PriceDate")
        .filter(date -> date.is("PriceDateRole", role))
        .flatMap(date -> date.all("Date"))
        .map(OnixDates::of)
        .findFirst()
        .orElse(null);
  }

  private void price(Offer offer) {
    ObjectNode fact = facts.addObject().put("product", self.id()).put("type", "price");
    fact.put("qualifier", offer.country());
    if (offer.amount().isEmpty()) {
      fact.putNull("value");
      return;
    }
    fact.putObject("value").put("amount", offer.amount()).put("currency", offer.currency());
    if (offer.from() != null) {
      fact.put("valid_from", offer.from());
    }
    if (offer.to() != null) {
      fact.put("valid_to", offer.to());
    }
  }

  /// A reservation against text and data mining (list 145: 11, list 146: 03 prohibits).
  private void reservation() {
    for (OnixElement constraint :
        product.all("DescriptiveDetail", "EpubUsageConstraint").toList()) {
      if (constraint.is("EpubUsageType", "11")) {
        ObjectNode fact = facts.addObject().put("item", self.item()).put("type", "tdm_reservation");
        fact.put("value", constraint.is("EpubUsageStatus", "01") ? "not_reserved" : "reserved");
        return;
      }
    }
  }

  /// @param value null states that there is none
  /// @param stated the element that states it, whose `datestamp` is when it was observed
  private void fact(String type, @Nullable String value, @Nullable OnixElement stated) {
    ObjectNode fact = facts.addObject().put("product", self.id()).put("type", type);
    fact.put("value", value);
    if (stated != null && stated.attributes().containsKey("datestamp")) {
      OnixDates.parse(stated.attributes().get("datestamp"))
          .ifPresent(at -> fact.put("observed_at", at));
    }
  }
}
