package org.colophon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [LanguageDetector] does.
public interface LanguageDetectorContract {
  LanguageDetector detector();

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u00AD", "1984 – 2001", "…!?", "😀😀", "\uD800"})
  default void knowsNoLanguageWithoutWords(String text) {
    assertEquals(DetectedLanguage.UNKNOWN, detector().detect(text));
  }

  @Test
  default void knowsGermanByItsShortCode() {
    DetectedLanguage german =
        detector().detect("Der alte Mann ging langsam über die Brücke und dachte an den Winter.");

    assertEquals("de", german.code());
    assertTrue(german.confidence() > 0 && german.confidence() <= 1);
  }

  @Test
  default void readsOverSoftHyphens() {
    assertEquals(
        detector().detect("Die Zeitschriften des Verlages erscheinen monatlich."),
        detector()
            .detect(
                "Die Zeit\u00ADschrif\u00ADten des Ver\u00ADlages er\u00ADscheinen monat\u00ADlich."));
  }
}
