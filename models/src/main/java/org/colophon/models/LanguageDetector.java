package org.colophon.models;

/// Says which language a text is in. Thread-safe.
public interface LanguageDetector {
  ModelId model();

  /// The text's language, or [DetectedLanguage#UNKNOWN] when the text is too short or too mixed to
  /// say.
  DetectedLanguage detect(String text);
}
