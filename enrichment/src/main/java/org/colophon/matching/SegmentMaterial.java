package org.colophon.matching;

import java.util.List;
import java.util.Map;
import org.colophon.models.Embedding;

/// The vectors and letter runs that a segment is compared by.
///
/// @param language of the description
/// @param description of name and description
/// @param examples of items that fit, and of what members liked; may be empty
/// @param against of items that do not fit, and of what members dismissed; may be empty
/// @param described letter runs of name and description
/// @param shown letter runs of the examples' titles and key phrases
record SegmentMaterial(
    String language,
    Embedding description,
    List<LanguageVector> examples,
    List<LanguageVector> against,
    Map<String, Integer> described,
    Map<String, Integer> shown) {
  SegmentMaterial {
    examples = List.copyOf(examples);
    against = List.copyOf(against);
    described = Map.copyOf(described);
    shown = Map.copyOf(shown);
  }

  /// Its letter runs.
  RunIndex.Counts runs() {
    return new RunIndex.Counts(described, shown);
  }

  /// A vector of a text, and the language of the text.
  record LanguageVector(String language, Embedding vector) {}
}
