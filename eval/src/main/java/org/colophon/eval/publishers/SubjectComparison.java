package org.colophon.eval.publishers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;

/// Comparison of suggested subjects with labels. A more exact or a coarser term of the same branch
/// is right too, but the top of a list only where it is the label itself.
public final class SubjectComparison {
  private static final int LEAST_CODE = 2;

  private final List<Vocabulary> vocabularies;
  private final TopicMapping topics = TopicMapping.bundled();

  /// @param vocabularies that subjects are suggested from
  public SubjectComparison(List<Vocabulary> vocabularies) {
    this.vocabularies = List.copyOf(vocabularies);
  }

  /// Whether a suggested subject is right for a draft.
  ///
  /// @param value `scheme:code`
  public boolean isRight(String value, LabelledDraft draft) {
    String scheme = value.substring(0, Math.max(0, value.indexOf(':')));
    String code = value.substring(scheme.length() + 1);
    if (scheme.equals("topics")) {
      return draft.isBook()
          ? draft.subjects().stream().anyMatch(gold -> topics.coversThema(code, gold))
          : draft.subjects().stream().anyMatch(gold -> topics.coversLabel(code, gold));
    }
    boolean codes = scheme.startsWith("thema");
    if (draft.isBook()) {
      return codes && draft.subjects().stream().anyMatch(gold -> sameBranch(code, gold));
    }
    return !codes && isRightTopic(scheme, code, draft.subjects());
  }

  /// Codes of Thema grow with exactness.
  private static boolean sameBranch(String code, String gold) {
    return code.equals(gold)
        || (code.length() >= LEAST_CODE && gold.startsWith(code))
        || (gold.length() >= LEAST_CODE && code.startsWith(gold));
  }

  private boolean isRightTopic(String scheme, String code, Set<String> gold) {
    Optional<Vocabulary> vocabulary =
        vocabularies.stream().filter(list -> list.scheme().equals(scheme)).findFirst();
    if (vocabulary.isEmpty()) {
      return gold.contains(code);
    }
    Vocabulary list = vocabulary.get();
    Optional<Concept> suggested = list.find(code);
    return suggested.isPresent()
        && (gold.contains(suggested.get().label("en"))
            || list.ancestors(code).stream().anyMatch(above -> gold.contains(above.label("en")))
            || goldBranches(list, gold).contains(code));
  }

  /// The codes above the labels, without the top of the list.
  private static Set<String> goldBranches(Vocabulary list, Set<String> gold) {
    Set<String> codes = new HashSet<>();
    for (Concept concept : list.concepts()) {
      if (gold.contains(concept.label("en"))) {
        list.ancestors(concept.code()).stream()
            .filter(above -> above.parent() != null)
            .map(Concept::code)
            .forEach(codes::add);
      }
    }
    return codes;
  }
}
