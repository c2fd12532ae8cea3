package org.colophon.service.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.onix.OnixStatement.StatedSubject;

/// A record of a file as its source states it: a product of an ONIX message, or an item of another
/// format.
interface StatedProduct {
  RecordPosition place();

  /// The source's key, by which a later record replaces an earlier one.
  String key();

  /// Whether it is a book, which has subjects of Thema and an ISBN.
  boolean isBook();

  /// Whether it takes back what was stated under its key.
  boolean isDeletion();

  /// The id of its item in the catalogue.
  String item();

  Optional<String> title();

  Optional<String> publisher();

  Optional<String> imprint();

  Optional<String> form();

  Optional<LocalDate> published();

  /// ISBN-13 as stated, without hyphens; valid ones or not.
  List<String> isbns();

  List<StatedSubject> thema();

  /// Whether it may be sold in a country; empty when nobody says.
  Optional<Boolean> isForSaleIn(String country);

  boolean isPricedIn(String country);

  /// Contradictions and gaps within the record, without those of subjects and of identifiers.
  Set<Fault> faults(LocalDate today);
}
