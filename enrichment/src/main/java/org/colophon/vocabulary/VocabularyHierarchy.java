package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.Subject;
import org.colophon.catalog.scope.SubjectHierarchy;

/// The relation of subjects as vocabularies state it: a code includes those below it, and those
/// that it took the place of. Where no vocabulary knows a code, the code speaks for itself.
/// Thread-safe.
public final class VocabularyHierarchy implements SubjectHierarchy {
  private final Map<String, Map<String, Set<String>>> above = new HashMap<>();

  public VocabularyHierarchy(List<Vocabulary> vocabularies) {
    for (Vocabulary vocabulary : vocabularies) {
      Map<String, Set<String>> codes =
          above.computeIfAbsent(
              SubjectHierarchy.scheme(new Subject(vocabulary.scheme(), "x")), _ -> new HashMap<>());
      for (Vocabulary.Concept concept : vocabulary.concepts()) {
        codes.put(code(vocabulary, concept.code()), above(vocabulary, concept));
      }
    }
  }

  private static Set<String> above(Vocabulary vocabulary, Vocabulary.Concept concept) {
    Set<String> above = new HashSet<>();
    List<Vocabulary.Concept> ahead = new ArrayList<>(List.of(concept));
    while (!ahead.isEmpty()) {
      Vocabulary.Concept current = ahead.removeLast();
      if (above.add(code(vocabulary, current.code()))) {
        vocabulary.ancestors(current.code()).forEach(c -> above.add(code(vocabulary, c.code())));
        current.successors().forEach(next -> vocabulary.find(next).ifPresent(ahead::add));
      }
    }
    return Set.copyOf(above);
  }

  private static String code(Vocabulary vocabulary, String code) {
    return SubjectHierarchy.code(new Subject(vocabulary.scheme(), code));
  }

  @Override
  public boolean includes(Subject broader, Subject narrower) {
    if (BY_CODE.includes(broader, narrower)) {
      return true;
    }
    String scheme = SubjectHierarchy.scheme(broader);
    return scheme.equals(SubjectHierarchy.scheme(narrower))
        && above
            .getOrDefault(scheme, Map.of())
            .getOrDefault(SubjectHierarchy.code(narrower), Set.of())
            .contains(SubjectHierarchy.code(broader));
  }
}
