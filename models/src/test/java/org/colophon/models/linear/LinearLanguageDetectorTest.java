package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LanguageDetectorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearLanguageDetectorTest implements LanguageDetectorContract {
  private static final LanguageDetector DETECTOR = LinearModels.languageDetector();

  @Override
  public LanguageDetector detector() {
    return DETECTOR;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Ein Roman über die Nordsee",
        "de|Neue Bücher im Herbst",
        "en|A novel about the North Sea",
        "en|New books this autumn",
        "fr|Un roman sur la mer du Nord et ses pêcheurs",
        "nl|Een roman over de Noordzee en haar vissers",
        "pl|Powieść o rybakach z Morza Północnego",
        "uk|Роман про рибалок Північного моря",
        "el|Ένα μυθιστόρημα για τη Βόρεια Θάλασσα"
      })
  void recognisesTitles(String language, String title) {
    assertEquals(language, DETECTOR.detect(title).code());
  }

  @Test
  void doesNotGuessAtScriptsItNeverSaw() {
    assertEquals(DetectedLanguage.UNKNOWN, DETECTOR.detect("北海の漁師についての小説"));
    assertEquals(DetectedLanguage.UNKNOWN, DETECTOR.detect("רומן על דייגי הים הצפוני"));
  }

  @Test
  void readsTheStartOfLongTextsOnly() {
    String german = "Der alte Mann ging langsam über die Brücke. ".repeat(50);

    assertEquals(
        DETECTOR.detect(german), DETECTOR.detect(german + "The old man crossed the bridge. "));
  }

  @Test
  void isTrainedOnTextsOfEachLanguage() {
    LanguageIdTrainer trainer = new LanguageIdTrainer("test", 3, 2);
    Map<String, List<String>> texts =
        Map.of(
            "de", List.of("Der Hund und die Katze", "Die Maus und der Hund", "Katze und Hund"),
            "en", List.of("The dog and the cat", "The mouse and the dog", "Cat and dog"));
    LinearTextClassifier languages = trainer.train(texts);

    assertEquals(List.of("de", "en"), languages.labels());
    assertEquals("de", LanguageIdTrainer.detector(languages).detect("der Hund").code());
    assertEquals("en", LanguageIdTrainer.detector(languages).detect("the dog").code());
    assertEquals(languages.model(), trainer.train(texts).model());
    assertThrows(IllegalArgumentException.class, () -> new LanguageIdTrainer("test", 3, 1));
  }
}
