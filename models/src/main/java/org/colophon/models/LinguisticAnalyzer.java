package org.colophon.models;

import java.util.List;

/// An analyzer of one language: sentences, tokens, part-of-speech tags and lemmas of a text.
/// Thread-safe.
public interface LinguisticAnalyzer {
  ModelId model();

  /// ISO 639-1 code of the language that this analyzer reads.
  String language();

  /// Analyses the whole text; a blank text has no sentences. Spans refer to `text` as given.
  AnalyzedText analyze(String text);

  /// Tags and lemmas of one sentence whose words are known, as labelled sets give them. Its text is
  /// the words joined by blanks.
  ///
  /// @param words at least one, none blank
  AnalyzedText analyzeWords(List<String> words);
}
