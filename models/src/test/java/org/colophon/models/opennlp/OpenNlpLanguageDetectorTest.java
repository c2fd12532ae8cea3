package org.colophon.models.opennlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.colophon.models.DetectedLanguage;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LanguageDetectorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenNlpLanguageDetectorTest implements LanguageDetectorContract {
  private static final LanguageDetector DETECTOR = OpenNlpModels.languageDetector();

  @Override
  public LanguageDetector detector() {
    return DETECTOR;
  }

  @Test
  void doesNotGuessOnASinglePairOfWords() {
    assertEquals(DetectedLanguage.UNKNOWN, DETECTOR.detect("ok na"));
  }

  @ParameterizedTest
  @CsvSource({"deu,de", "eng,en", "cmn,zh", "nob,nb", "ekk,et", "ast,ast", "pes,fa"})
  void shortensCodesWhereItCan(String longCode, String shortCode) {
    assertEquals(shortCode, LanguageCodes.shortest(longCode));
  }
}
