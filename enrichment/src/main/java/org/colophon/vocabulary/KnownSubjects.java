package org.colophon.vocabulary;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Subject;
import org.colophon.catalog.scope.SubjectHierarchy;

/// A check that a subject exists in the vocabularies in use. Of a selection, such as the bundled
/// part of Thema, a code that the list leaves out is taken where it lies in a section of the list:
/// whether it exists is then not known.
public record KnownSubjects(List<Vocabulary> vocabularies) {
  private static final String CODE = "[A-Z0-9][A-Z0-9-]{0,19}";

  public KnownSubjects {
    vocabularies = List.copyOf(vocabularies);
  }

  /// What is wrong with a subject, in words; empty when nothing is.
  public Optional<String> against(String scheme, String code) {
    Subject subject;
    try {
      subject = new Subject(scheme, code);
    } catch (IllegalArgumentException e) {
      return Optional.of("a subject is SCHEME:CODE, such as thema:FF");
    }
    String spelling = SubjectHierarchy.scheme(subject);
    List<Vocabulary> known =
        vocabularies.stream()
            .filter(v -> SubjectHierarchy.scheme(new Subject(v.scheme(), "x")).equals(spelling))
            .toList();
    if (known.isEmpty()) {
      return Optional.of(
          "vocabulary '"
              + scheme
              + "' was not found: put its file into vocabularies/ of the data"
              + " directory");
    }
    return known.stream().anyMatch(vocabulary -> has(vocabulary, subject))
        ? Optional.empty()
        : Optional.of("the vocabulary '" + scheme + "' has no code '" + code + "' in use");
  }

  /// The concept in use that a code leads to, where it is another one: its vocabulary replaced it.
  public Optional<Vocabulary.Concept> successor(String scheme, String code) {
    return vocabularies.stream()
        .filter(vocabulary -> vocabulary.scheme().equals(scheme))
        .flatMap(vocabulary -> vocabulary.inUse(code).stream())
        .filter(concept -> !concept.code().equals(code))
        .findFirst();
  }

  private static boolean has(Vocabulary vocabulary, Subject subject) {
    Optional<Vocabulary.Concept> concept =
        vocabulary.find(subject.code()).or(() -> vocabulary.find(SubjectHierarchy.code(subject)));
    return concept
        .map(found -> found.replacedBy() == null)
        .orElseGet(() -> vocabulary.isSelection() && isInSection(vocabulary, subject));
  }

  private static boolean isInSection(Vocabulary vocabulary, Subject subject) {
    String code = SubjectHierarchy.code(subject);
    return code.matches(CODE)
        && vocabulary.concepts().stream()
            .anyMatch(concept -> concept.code().charAt(0) == code.charAt(0));
  }
}
