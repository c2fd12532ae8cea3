package org.colophon.service.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Readership;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.onix.OnixStatement;
import org.colophon.service.imports.onix.OnixStatement.StatedSubject;

/// A product of an ONIX message.
record StatedOnixProduct(String file, OnixStatement statement, ZoneId zone)
    implements StatedProduct {
  private static final Set<String> ORDERABLE = Set.of("20", "21", "22", "23");
  private static final Set<String> NOT_YET = Set.of("10", "11", "12");

  /// Publishing statuses (list 64) of what cannot be delivered: cancelled, postponed, abandoned, no
  /// longer ours, out of stock or print, withdrawn, recalled.
  private static final Set<String> NOT_SOLD =
      Set.of("01", "03", "05", "06", "07", "08", "11", "12", "15", "16", "17");

  @Override
  public RecordPosition place() {
    return new RecordPosition(file, statement.line());
  }

  @Override
  public String key() {
    return statement.reference();
  }

  @Override
  public boolean isBook() {
    return true;
  }

  @Override
  public boolean isDeletion() {
    return statement.isDeletion();
  }

  @Override
  public String item() {
    return statement.item();
  }

  @Override
  public Optional<String> title() {
    return statement.title();
  }

  @Override
  public Optional<String> publisher() {
    return statement.publisher();
  }

  @Override
  public Optional<String> imprint() {
    return statement.imprint();
  }

  @Override
  public Optional<String> form() {
    return statement.form();
  }

  @Override
  public Optional<LocalDate> published() {
    return statement.publicationDay(zone);
  }

  @Override
  public List<String> isbns() {
    return statement.identifiers("15");
  }

  @Override
  public List<StatedSubject> thema() {
    return statement.thema();
  }

  @Override
  public Optional<Boolean> isForSaleIn(String country) {
    return statement.isForSaleIn(country);
  }

  @Override
  public boolean isPricedIn(String country) {
    return statement.isPricedIn(country);
  }

  @Override
  public Set<Fault> faults(LocalDate today) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    String status = statement.publishingStatus().orElse("");
    List<String> availabilities = statement.availabilities();
    add(faults, Fault.NO_STATUS, status.isEmpty());
    add(faults, Fault.NO_AVAILABILITY, availabilities.isEmpty());
    add(faults, Fault.NO_OWNER, imprint().isEmpty() && publisher().isEmpty());
    add(faults, Fault.NO_DATE, published().isEmpty());
    add(faults, Fault.NO_RIGHTS, !statement.hasRights());
    add(faults, Fault.NO_TEXT, !statement.hasText());
    add(faults, Fault.PRICE_WITHOUT_TERRITORY, statement.hasPriceWithoutTerritory());
    add(faults, Fault.AVAILABILITY_AGAINST_STATUS, contradicts(status, availabilities));
    boolean awaited =
        status.equals("02") || (!availabilities.isEmpty() && NOT_YET.containsAll(availabilities));
    add(
        faults,
        Fault.FORTHCOMING_IN_PAST,
        awaited && published().filter(day -> day.isBefore(today)).isPresent());
    add(faults, Fault.ADULT_AND_CHILD, isForAdults() && isForChildren());
    return faults;
  }

  private static void add(Set<Fault> faults, Fault fault, boolean holds) {
    if (holds) {
      faults.add(fault);
    }
  }

  /// Whether a supplier's availability cannot be true beside the status (lists 64 and 65).
  private static boolean contradicts(String status, List<String> availabilities) {
    boolean orderable = availabilities.stream().anyMatch(ORDERABLE::contains);
    return switch (status) {
      case "02" -> orderable;
      case "04" ->
          availabilities.contains("01") || availabilities.stream().anyMatch(NOT_YET::contains);
      default -> NOT_SOLD.contains(status) && orderable;
    };
  }

  private boolean isForAdults() {
    return statement.isRatedForAdults()
        || thema().stream().map(StatedSubject::code).anyMatch(Readership::isForAdults);
  }

  private boolean isForChildren() {
    AgeRange ages = statement.ages();
    return statement.isForChildren()
        || (ages != null && ages.includesMinors())
        || thema().stream().anyMatch(subject -> subject.code().startsWith("Y"));
  }
}
