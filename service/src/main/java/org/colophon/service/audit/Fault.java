package org.colophon.service.audit;

import java.util.Locale;

/// A fault of a product record.
public enum Fault {
  /// No Thema code at all.
  NO_SUBJECT(Group.SUBJECTS),
  /// Thema codes, none of which is marked as the main one.
  NO_MAIN_SUBJECT(Group.SUBJECTS),
  /// The only code is a top one with codes below it.
  TOO_COARSE(Group.SUBJECTS),
  /// A code is given beside one below it, which implies it.
  PARENT_BESIDE_CHILD(Group.SUBJECTS),
  /// The same code is given twice.
  DUPLICATE_SUBJECT(Group.SUBJECTS),
  /// Fiction stands beside non-fiction.
  FICTION_AND_NONFICTION(Group.SUBJECTS),
  /// A code was replaced by another.
  RETIRED_SUBJECT(Group.SUBJECTS),
  /// The vocabulary has no such code.
  UNKNOWN_SUBJECT(Group.SUBJECTS),
  /// Qualifiers without a subject.
  QUALIFIER_ALONE(Group.SUBJECTS),
  /// More than the sensible most.
  TOO_MANY_SUBJECTS(Group.SUBJECTS),
  /// An amount that is stated for no country.
  PRICE_WITHOUT_TERRITORY(Group.CONTRADICTIONS),
  /// The availability cannot be true beside the publishing status.
  AVAILABILITY_AGAINST_STATUS(Group.CONTRADICTIONS),
  /// Forthcoming, although its publication date is over.
  FORTHCOMING_IN_PAST(Group.CONTRADICTIONS),
  /// Marked for adults and for children or teenagers.
  ADULT_AND_CHILD(Group.CONTRADICTIONS),
  /// An ISBN whose length, prefix or check digit is wrong.
  ISBN_NOT_VALID(Group.CONTRADICTIONS),
  /// An ISBN that another record has too.
  DUPLICATE_ISBN(Group.CONTRADICTIONS),
  /// No ISBN.
  NO_ISBN(Group.UNKNOWN),
  /// Neither imprint nor publisher.
  NO_OWNER(Group.UNKNOWN),
  /// No publication date.
  NO_DATE(Group.UNKNOWN),
  /// No publishing status.
  NO_STATUS(Group.UNKNOWN),
  /// No availability.
  NO_AVAILABILITY(Group.UNKNOWN),
  /// No sales rights.
  NO_RIGHTS(Group.UNKNOWN),
  /// No text about it.
  NO_TEXT(Group.UNKNOWN);

  /// A kind of faults, one part of the report.
  public enum Group {
    /// Thema subjects.
    SUBJECTS,
    /// Statements that cannot both be true.
    CONTRADICTIONS,
    /// What is not stated.
    UNKNOWN
  }

  private final Group group;

  Fault(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  /// Its name in reports and figures.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
