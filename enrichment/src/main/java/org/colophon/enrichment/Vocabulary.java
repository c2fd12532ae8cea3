package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A controlled list of subjects in one version. Immutable.
///
/// @param scheme what its subjects are called by: `topics`, `thema`, `mediatopics`, …
public record Vocabulary(String scheme, String version, List<Concept> concepts) {
  public Vocabulary {
    concepts = List.copyOf(concepts);
    Map<String, Concept> byCode = new HashMap<>();
    for (Concept concept : concepts) {
      if (byCode.put(concept.code(), concept) != null) {
        throw new IllegalArgumentException(
            "the vocabulary '" + scheme + "' lists the code '" + concept.code() + "' twice");
      }
    }
  }

  /// The concept of that code; looks through the list.
  public Optional<Concept> find(String code) {
    return concepts.stream().filter(concept -> concept.code().equals(code)).findFirst();
  }

  /// The concepts above a code, nearest first; ends where a parent is not in the list.
  public List<Concept> ancestors(String code) {
    List<Concept> above = new ArrayList<>();
    Optional<Concept> current = find(code);
    while (current.isPresent() && above.size() < concepts.size()) {
      String parent = current.get().parent();
      current = parent == null ? Optional.empty() : find(parent);
      current.ifPresent(above::add);
    }
    return above;
  }

  /// One subject.
  ///
  /// @param labels by ISO 639-1 code of their language; at least one
  /// @param synonyms other words for it, by language
  /// @param notes what belongs to it, one or two sentences, by language
  /// @param parent the code above it; null at the top
  /// @param replacedBy the code to use instead; null while it is in use
  public record Concept(
      String code,
      Map<String, String> labels,
      Map<String, List<String>> synonyms,
      Map<String, String> notes,
      @Nullable String parent,
      @Nullable String replacedBy) {
    public Concept {
      labels = Map.copyOf(labels);
      synonyms = Map.copyOf(synonyms);
      notes = Map.copyOf(notes);
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("the concept '" + code + "' has no label");
      }
    }

    /// The label in that language, else in English, else in any.
    public String label(String language) {
      String exact = labels.get(language);
      if (exact != null) {
        return exact;
      }
      String english = labels.get("en");
      return english != null ? english : labels.values().iterator().next();
    }
  }
}
