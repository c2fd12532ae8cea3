package org.colophon.models.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.colophon.models.LanguageDetector;
import org.colophon.models.LanguageDetectorContract;
import org.junit.jupiter.api.Test;

class FixedLanguageDetectorTest implements LanguageDetectorContract {
  private static final LanguageDetector DETECTOR = new FixedLanguageDetector("de");

  @Override
  public LanguageDetector detector() {
    return DETECTOR;
  }

  @Test
  void namesItsLanguageInItsModel() {
    assertEquals("fixed-de", DETECTOR.model().name());
  }
}
