package org.colophon.models;

/// Sentences, tokens, part-of-speech tags and lemmas of a text in one language. Thread-safe.
public interface LinguisticAnalyzer {
  ModelId model();

  /// ISO 639-1 code of the language that this analyzer reads.
  String language();

  /// Analyses the whole text; a blank text has no sentences. Spans refer to `text` as given.
  AnalyzedText analyze(String text);
}
