package org.colophon.service.imports.onix;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.catalog.AgeRange;
import org.jspecify.annotations.Nullable;

/// A product record as its sender states it, before anything is left out or made right: what an
/// audit looks at.
public final class OnixStatement {
  /// Thema subjects and qualifiers in list 27.
  static final List<String> THEMA = List.of("93", "94", "95", "96", "97", "98", "99");

  private final long line;
  private final OnixElement product;
  private final OnixProduct self;

  OnixStatement(long line, OnixElement product, OnixProduct self) {
    this.line = line;
    this.product = product;
    this.self = self;
  }

  /// A subject with the code of its scheme in list 27.
  ///
  /// @param main whether it is marked as the main one of its scheme
  public record StatedSubject(String scheme, String code, boolean main) {
    /// Whether it is a Thema subject category, which can stand alone.
    public boolean isCategory() {
      return scheme.equals("93");
    }
  }

  /// The record's first line in its file, from 1.
  public long line() {
    return line;
  }

  public String reference() {
    return self.reference();
  }

  /// Whether it is a whole record, not an update of some blocks.
  public boolean isFull() {
    return self.notification() == OnixProduct.Notification.FULL;
  }

  public boolean isDeletion() {
    return self.notification() == OnixProduct.Notification.DELETE;
  }

  /// The id of its item in the catalogue.
  public String item() {
    return self.item();
  }

  /// The form as the catalogue has it; empty when none is stated.
  public Optional<String> form() {
    return product.value("DescriptiveDetail", "ProductForm").map(OnixCodes::form);
  }

  public Optional<String> title() {
    return product
        .all("DescriptiveDetail", "TitleDetail")
        .filter(detail -> detail.is("TitleType", "01"))
        .flatMap(detail -> detail.all("TitleElement"))
        .map(OnixContent::title)
        .filter(title -> !title.isBlank())
        .findFirst();
  }

  public Optional<String> publisher() {
    return product.value("PublishingDetail", "Publisher", "PublisherName");
  }

  public Optional<String> imprint() {
    return product.value("PublishingDetail", "Imprint", "ImprintName");
  }

  public boolean hasText() {
    return product.has("CollateralDetail", "TextContent");
  }

  public boolean hasRights() {
    return product.has("PublishingDetail", "SalesRights")
        || product.has("PublishingDetail", "ROWSalesRightsType");
  }

  /// Identifiers of list 5: 15 is ISBN-13, 03 GTIN-13, 02 ISBN-10; without hyphens and blanks.
  public List<String> identifiers(String type) {
    return product
        .all("ProductIdentifier")
        .filter(id -> id.is("ProductIDType", type))
        .flatMap(id -> id.values("IDValue"))
        .map(value -> value.replace("-", "").replace(" ", ""))
        .toList();
  }

  /// The Thema subjects and qualifiers in their order, repeated ones too.
  public List<StatedSubject> thema() {
    return product
        .all("DescriptiveDetail", "Subject")
        .filter(subject -> THEMA.contains(subject.value("SubjectSchemeIdentifier").orElse("")))
        .filter(subject -> subject.has("SubjectCode"))
        .map(subject ->
            new StatedSubject(
                subject.value("SubjectSchemeIdentifier").orElse(""),
                subject.value("SubjectCode").orElse(""),
                subject.has("MainSubject")))
        .toList();
  }

  /// The publishing status (list 64), else that of the first market.
  public Optional<String> publishingStatus() {
    return product
        .value("PublishingDetail", "PublishingStatus")
        .or(() ->
            product.value("ProductSupply", "MarketPublishingDetail", "MarketPublishingStatus"));
  }

  /// The availabilities (list 65) of all suppliers.
  public List<String> availabilities() {
    return product.values("ProductSupply", "SupplyDetail", "ProductAvailability").toList();
  }

  /// The day of publication: a month or year alone is its last day; empty when it is not stated or
  /// not a date.
  public Optional<LocalDate> publicationDay(ZoneId zone) {
    return Stream.of("01", "11")
        .flatMap(role ->
            product
                .all("PublishingDetail", "PublishingDate")
                .filter(date -> date.is("PublishingDateRole", role)))
        .flatMap(date -> date.values("Date"))
        .flatMap(text -> OnixDates.parse(text).stream())
        .map(time -> OnixDates.day(time, zone))
        .findFirst();
  }

  /// Whether an amount is stated for no country: neither by the price nor by its market.
  public boolean hasPriceWithoutTerritory() {
    return product
        .all("ProductSupply")
        .filter(supply -> !supply.has("Market", "Territory"))
        .flatMap(supply -> supply.all("SupplyDetail", "Price"))
        .filter(price -> price.has("PriceAmount"))
        .anyMatch(price -> !price.has("Territory") && !price.has("CurrencyZone"));
  }

  /// Whether an amount is stated for a country by name, or for the whole world.
  public boolean isPricedIn(String country) {
    return product
        .all("ProductSupply")
        .flatMap(OnixStatement::pricedTerritories)
        .map(OnixTerritory::of)
        .anyMatch(territory -> territory.contains(country));
  }

  /// The territories of the prices of a supply; of a price that names none, those of its market.
  private static Stream<OnixElement> pricedTerritories(OnixElement supply) {
    return supply
        .all("SupplyDetail", "Price")
        .filter(price -> price.has("PriceAmount"))
        .flatMap(price ->
            price.has("Territory") ? price.all("Territory") : supply.all("Market", "Territory"));
  }

  /// Whether it may be sold in a country; empty when the record does not say. A country that is
  /// taken out of the world is not for sale unless another statement names it.
  public Optional<Boolean> isForSaleIn(String country) {
    List<String> named = new ArrayList<>();
    List<String> rest =
        new ArrayList<>(product.values("PublishingDetail", "ROWSalesRightsType").toList());
    boolean excluded = false;
    for (OnixElement rights : product.all("PublishingDetail", "SalesRights").toList()) {
      String type = rights.value("SalesRightsType").orElse("00");
      for (OnixElement stated : rights.all("Territory").toList()) {
        OnixTerritory territory = OnixTerritory.of(stated);
        if (territory.contains(country)) {
          (territory.rest() ? rest : named).add(type);
        } else {
          excluded |= territory.world() && permits(type);
        }
      }
    }
    List<String> found = named.isEmpty() ? rest : named;
    if (found.isEmpty()) {
      return excluded ? Optional.of(false) : Optional.empty();
    }
    return found.contains("00")
        ? Optional.empty()
        : Optional.of(found.stream().allMatch(OnixStatement::permits));
  }

  /// Types of list 46 that permit sale.
  private static boolean permits(String type) {
    return List.of("01", "02", "07", "08").contains(type);
  }

  /// The readers' interest or reading age (list 30: 17 and 18) from its lower end on; null when
  /// none is stated.
  public @Nullable AgeRange ages() {
    for (OnixElement range : product.all("DescriptiveDetail", "AudienceRange").toList()) {
      if (range.is("AudienceRangeQualifier", "17", "18")) {
        List<String> precisions = range.values("AudienceRangePrecision").toList();
        List<String> values = range.values("AudienceRangeValue").toList();
        for (int i = 0; i < Math.min(precisions.size(), values.size()); i++) {
          if (values.get(i).matches("[0-9]{1,2}")) {
            return precisions.get(i).equals("04")
                ? AgeRange.from(0)
                : AgeRange.from(Integer.parseInt(values.get(i)));
          }
        }
      }
    }
    return null;
  }

  /// Whether it is for children or teenagers by its audience (list 28: 02, 03).
  public boolean isForChildren() {
    return audiences("01").anyMatch(code -> code.equals("02") || code.equals("03"));
  }

  /// Whether it is for adults alone by its audience rating (list 203: all but unrated).
  public boolean isRatedForAdults() {
    return audiences("22").anyMatch(code -> !code.equals("00"));
  }

  private Stream<String> audiences(String type) {
    return product
        .all("DescriptiveDetail", "Audience")
        .filter(audience -> audience.is("AudienceCodeType", type))
        .flatMap(audience -> audience.values("AudienceCodeValue"));
  }
}
