package org.colophon.service.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Subject;
import org.colophon.service.imports.onix.OnixStatement.StatedSubject;
import org.colophon.service.imports.onix.SubjectChange;
import org.colophon.service.imports.onix.SubjectChange.Kind;
import org.colophon.vocabulary.SubjectCheck;
import org.colophon.vocabulary.Vocabulary;

/// The faults of a record's Thema subjects, by the vocabulary's own check, and what to do about
/// them.
record SubjectFaults(List<SubjectFault> found) {
  SubjectFaults {
    found = List.copyOf(found);
  }

  /// A fault with what corrects it.
  ///
  /// @param code empty where it is about all of them
  /// @param instead the other code that it is about; empty where there is none
  /// @param certain the change that is certainly right; empty where a person has to decide
  record SubjectFault(Fault fault, String code, String instead, List<SubjectChange> certain) {
    /// The codes, for people.
    String detail() {
      return instead.isEmpty() ? code : code + " → " + instead;
    }
  }

  /// @param subjects in their order
  static SubjectFaults of(List<StatedSubject> subjects, Vocabulary thema) {
    List<SubjectFault> found = new ArrayList<>();
    if (subjects.isEmpty()) {
      found.add(new SubjectFault(Fault.NO_SUBJECT, "", "", List.of()));
      return new SubjectFaults(found);
    }
    List<Subject> given =
        subjects.stream().map(subject -> new Subject(thema.scheme(), subject.code())).toList();
    for (SubjectCheck.Problem problem : SubjectCheck.of(given, thema)) {
      found.add(fault(problem, subjects));
    }
    List<String> categories =
        subjects.stream()
            .filter(StatedSubject::isCategory)
            .map(StatedSubject::code)
            .distinct()
            .toList();
    if (categories.isEmpty()) {
      found.add(new SubjectFault(Fault.QUALIFIER_ALONE, codes(subjects), "", List.of()));
    } else if (subjects.stream().noneMatch(s -> s.isCategory() && s.main())) {
      String first = categories.getFirst();
      found.add(
          new SubjectFault(
              Fault.NO_MAIN_SUBJECT,
              first,
              "",
              categories.size() == 1
                  ? List.of(new SubjectChange(Kind.MARK_MAIN, first, ""))
                  : List.of()));
    }
    return new SubjectFaults(found);
  }

  /// The faults that cannot be found with a vocabulary: a selection does not say which codes exist,
  /// and a list without replaced codes not which were retired.
  static Set<Fault> unchecked(Vocabulary thema) {
    Set<Fault> unchecked = EnumSet.noneOf(Fault.class);
    if (thema.isSelection()) {
      unchecked.add(Fault.UNKNOWN_SUBJECT);
    }
    if (thema.concepts().stream().allMatch(concept -> concept.replacedBy() == null)) {
      unchecked.add(Fault.RETIRED_SUBJECT);
    }
    return unchecked;
  }

  private static SubjectFault fault(SubjectCheck.Problem problem, List<StatedSubject> subjects) {
    String code = problem.code();
    String instead = problem.instead();
    return switch (problem.kind()) {
      case DUPLICATE -> certain(Fault.DUPLICATE_SUBJECT, code, instead, Kind.REMOVE_REPEATED);
      case REPLACED -> certain(Fault.RETIRED_SUBJECT, code, instead, Kind.REPLACE);
      case IMPLIED ->
          isMain(code, subjects)
              ? open(Fault.PARENT_BESIDE_CHILD, code, instead)
              : certain(Fault.PARENT_BESIDE_CHILD, code, instead, Kind.REMOVE);
      case UNKNOWN -> open(Fault.UNKNOWN_SUBJECT, code, instead);
      case COARSE, MORE_SPECIFIC -> open(Fault.TOO_COARSE, code, instead);
      case FICTION_AND_NONFICTION -> open(Fault.FICTION_AND_NONFICTION, codes(subjects), instead);
      case TOO_MANY -> open(Fault.TOO_MANY_SUBJECTS, codes(subjects), instead);
    };
  }

  private static SubjectFault open(Fault fault, String code, String instead) {
    return new SubjectFault(fault, code, instead, List.of());
  }

  private static SubjectFault certain(Fault fault, String code, String instead, Kind kind) {
    return new SubjectFault(fault, code, instead, List.of(new SubjectChange(kind, code, instead)));
  }

  private static boolean isMain(String code, List<StatedSubject> subjects) {
    return subjects.stream().anyMatch(subject -> subject.code().equals(code) && subject.main());
  }

  private static String codes(List<StatedSubject> subjects) {
    return String.join(", ", subjects.stream().map(StatedSubject::code).distinct().toList());
  }
}
