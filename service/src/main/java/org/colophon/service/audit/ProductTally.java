package org.colophon.service.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.colophon.catalog.Product;
import org.colophon.service.audit.Examples.Example;
import org.colophon.service.audit.SubjectFaults.SubjectFault;
import org.colophon.service.imports.onix.SubjectChange;
import org.colophon.vocabulary.Vocabulary;

/// The count of what the records of the files state: whose they are, in which form, year and
/// country, with which faults; and the corrections of their subjects. Not thread-safe.
final class ProductTally {
  /// A value that a record does not state.
  static final String NOT_STATED = "?";

  private final Figures figures;
  private final Examples examples;
  private final Vocabulary thema;
  private final List<String> countries;
  private final LocalDate today;
  private final ProductIndex index;
  private final Function<String, Standing> standings;
  private final Map<AuditFile, Map<Long, List<SubjectChange>>> changes = new HashMap<>();

  /// @param countries whose rights and prices are counted
  /// @param index of the records
  /// @param standings of items by id
  ProductTally(
      Figures figures,
      Examples examples,
      Vocabulary thema,
      List<String> countries,
      LocalDate today,
      ProductIndex index,
      Function<String, Standing> standings) {
    this.figures = figures;
    this.examples = examples;
    this.thema = thema;
    this.countries = List.copyOf(countries);
    this.today = today;
    this.index = index;
    this.standings = standings;
  }

  void add(AuditFile file, StatedProduct product) {
    Standing standing = standings.apply(product.item());
    figures.add("records");
    figures.add("records", standing.text());
    group("file", file.name(), standing);
    group("publisher", product.publisher().orElse(NOT_STATED), standing);
    group("imprint", product.imprint().orElse(NOT_STATED), standing);
    group("form", product.form().orElse(NOT_STATED), standing);
    group(
        "year",
        product.published().map(day -> String.valueOf(day.getYear())).orElse(NOT_STATED),
        standing);
    countries.forEach(country -> country(product, country));
    faults(file, product);
  }

  private void group(String kind, String value, Standing standing) {
    figures.add(kind, value, "records");
    figures.add(kind, value, standing.text());
  }

  private void country(StatedProduct product, String country) {
    String rights =
        product
            .isForSaleIn(country)
            .map(permitted -> permitted ? "for_sale" : "not_for_sale")
            .orElse("rights_unknown");
    figures.add("country", country, rights);
    figures.add("country", country, product.isPricedIn(country) ? "priced" : "price_unknown");
  }

  private void faults(AuditFile file, StatedProduct product) {
    Set<Fault> seen = new LinkedHashSet<>();
    for (Fault fault : product.faults(today)) {
      fault(seen, product, fault, "");
    }
    if (product.isBook()) {
      identifiers(seen, product);
      List<SubjectFault> subjects = SubjectFaults.of(product.thema(), thema).found();
      subjects.forEach(found -> fault(seen, product, found.fault(), found.detail()));
      corrections(file, product, subjects);
    }
    if (!seen.isEmpty()) {
      figures.add("records", "with_faults");
    }
  }

  private void identifiers(Set<Fault> seen, StatedProduct product) {
    if (product.isbns().isEmpty()) {
      fault(seen, product, Fault.NO_ISBN, "");
    }
    for (String isbn : product.isbns()) {
      if (!Product.isIsbn13(isbn)) {
        fault(seen, product, Fault.ISBN_NOT_VALID, isbn);
      }
      if (index.isRepeated(isbn)) {
        fault(seen, product, Fault.DUPLICATE_ISBN, isbn);
      }
    }
  }

  /// A record counts once for each kind of fault.
  private void fault(Set<Fault> seen, StatedProduct product, Fault fault, String detail) {
    if (seen.add(fault)) {
      String id = Figures.id("fault", fault.text());
      figures.add("fault", fault.text());
      figures.add("faults", fault.group().name().toLowerCase(Locale.ROOT));
      examples.add(id, example(product, detail));
    }
  }

  static Example example(StatedProduct product, String detail) {
    return new Example(
        product.place().toString(), product.key(), product.title().orElse(NOT_STATED), detail);
  }

  private void corrections(AuditFile file, StatedProduct product, List<SubjectFault> faults) {
    List<SubjectChange> certain = new ArrayList<>();
    for (SubjectFault fault : faults) {
      if (fault.certain().isEmpty()) {
        figures.add("patch", "proposals");
      } else {
        certain.addAll(fault.certain());
      }
    }
    if (!certain.isEmpty() && file.isPatchable()) {
      figures.add("patch", "records");
      certain.forEach(_ -> figures.add("patch", "changes"));
      changes
          .computeIfAbsent(file, _ -> new HashMap<>())
          .put(product.place().line(), List.copyOf(certain));
    }
  }

  /// The certain changes by file and line of the record.
  Map<AuditFile, Map<Long, List<SubjectChange>>> changes() {
    return changes;
  }
}
