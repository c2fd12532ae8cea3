package org.colophon.models.testing;

import org.colophon.models.DetectedLanguage;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;
import org.colophon.models.files.Sha256;

/// A language detector for tests that reports one fixed language for every text with a letter in
/// it. Thread-safe.
public final class FixedLanguageDetector implements LanguageDetector {
  private final String language;

  /// @param language ISO 639-1 code that it always answers
  public FixedLanguageDetector(String language) {
    this.language = language;
  }

  @Override
  public ModelId model() {
    return new ModelId("fixed-" + language, "1", Sha256.of("fixed " + language));
  }

  @Override
  public DetectedLanguage detect(String text) {
    return text.codePoints().anyMatch(Character::isLetter)
        ? new DetectedLanguage(language, 1)
        : DetectedLanguage.UNKNOWN;
  }
}
