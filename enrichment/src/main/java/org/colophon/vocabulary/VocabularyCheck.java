package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.colophon.text.TextNormalizer;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;

/// A check of a vocabulary's own references and labels. Whoever keeps a list of their own is told
/// of every problem before the list is used.
final class VocabularyCheck {
  private VocabularyCheck() {}

  /// A problem of a concept.
  record Problem(String code, String reason) {}

  /// The problems of a list that is complete in itself: references to codes that it lacks, rings,
  /// and equal labels under one parent.
  static List<Problem> all(Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>(rings(vocabulary));
    Map<String, String> labelled = new HashMap<>();
    for (Concept concept : vocabulary.concepts()) {
      missing(concept.parent(), vocabulary)
          .ifPresent(code ->
              problems.add(
                  new Problem(
                      concept.code(), "has the parent '" + code + "', which is not in the list")));
      for (String successor : concept.successors()) {
        missing(successor, vocabulary)
            .ifPresent(code ->
                problems.add(
                    new Problem(
                        concept.code(),
                        "is replaced by '" + code + "', which is not in the list")));
      }
      if (concept.replacedBy() == null) {
        equalLabel(concept, labelled).ifPresent(problems::add);
      }
    }
    return problems;
  }

  /// Concepts above themselves, and concepts that replace themselves in the end.
  static List<Problem> rings(Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>();
    for (Concept concept : vocabulary.concepts()) {
      Function<Concept, List<String>> above =
          one -> one.parent() == null ? List.of() : List.of(one.parent());
      if (reaches(concept, above, vocabulary)) {
        problems.add(new Problem(concept.code(), "stands above itself"));
      }
      if (reaches(concept, Concept::successors, vocabulary)) {
        problems.add(new Problem(concept.code(), "is replaced by itself in the end"));
      }
    }
    return problems;
  }

  private static boolean reaches(
      Concept from, Function<Concept, List<String>> step, Vocabulary vocabulary) {
    Set<String> seen = new HashSet<>();
    List<String> ahead = new ArrayList<>(step.apply(from));
    while (!ahead.isEmpty()) {
      String code = ahead.removeLast();
      if (code.equals(from.code())) {
        return true;
      }
      if (seen.add(code)) {
        vocabulary.find(code).map(step).ifPresent(ahead::addAll);
      }
    }
    return false;
  }

  private static Optional<String> missing(@Nullable String code, Vocabulary vocabulary) {
    return Optional.ofNullable(code).filter(one -> vocabulary.find(one).isEmpty());
  }

  private static Optional<Problem> equalLabel(Concept concept, Map<String, String> labelled) {
    for (Map.Entry<String, String> label : concept.labels().entrySet()) {
      String key =
          concept.parent()
              + "\n"
              + label.getKey()
              + "\n"
              + TextNormalizer.normalize(label.getValue()).toLowerCase(Locale.ROOT);
      String other = labelled.putIfAbsent(key, concept.code());
      if (other != null) {
        return Optional.of(
            new Problem(
                concept.code(),
                "has the label '" + label.getValue() + "', which '" + other + "' has too"));
      }
    }
    return Optional.empty();
  }

  /// Refuses a list that has problems.
  ///
  /// @param place of a code, such as `line 7`
  static Vocabulary sound(
      Vocabulary vocabulary, List<Problem> problems, Function<String, String> place) {
    if (problems.isEmpty()) {
      return vocabulary;
    }
    List<String> lines =
        problems.stream()
            .map(one -> place.apply(one.code()) + ": '" + one.code() + "' " + one.reason())
            .toList();
    int shown = Math.min(5, lines.size());
    String more = lines.size() > shown ? "; and " + (lines.size() - shown) + " more" : "";
    throw new VocabularyException(String.join("; ", lines.subList(0, shown)) + more);
  }
}
