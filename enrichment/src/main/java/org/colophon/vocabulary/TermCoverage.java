package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.List;

/// A lookup of whether vocabularies have a term for a phrase. Immutable.
public final class TermCoverage {
  private static final List<String> LANGUAGES = List.of("de", "en");

  private final List<LabelIndex> indexes = new ArrayList<>();

  public TermCoverage(List<Vocabulary> vocabularies) {
    for (Vocabulary vocabulary : vocabularies) {
      LANGUAGES.forEach(language -> indexes.add(new LabelIndex(vocabulary, language)));
    }
  }

  /// Whether a label or synonym is in a phrase, or inside one of its compounds.
  public boolean covers(String phrase) {
    return indexes.stream().anyMatch(index -> !index.find(phrase).isEmpty());
  }
}
