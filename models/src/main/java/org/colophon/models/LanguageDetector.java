package org.colophon.models;

/// A language identifier for texts. Thread-safe.
public interface LanguageDetector {
  ModelId model();

  /// The text's language, or [DetectedLanguage#UNKNOWN] when the text is too short or too mixed to
  /// say.
  DetectedLanguage detect(String text);
}
