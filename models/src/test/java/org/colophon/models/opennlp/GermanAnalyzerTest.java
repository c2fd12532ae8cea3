package org.colophon.models.opennlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.LinguisticAnalyzerContract;
import org.junit.jupiter.api.Test;

class GermanAnalyzerTest implements LinguisticAnalyzerContract {
  private static final LinguisticAnalyzer ANALYZER = OpenNlpModels.analyzer("de");

  @Override
  public LinguisticAnalyzer analyzer() {
    return ANALYZER;
  }

  @Test
  void tagsAndLemmatizes() {
    List<Token> tokens =
        ANALYZER.analyze("Die alten Häuser standen in Berlin.").sentences().getFirst().tokens();

    assertEquals(
        List.of("DET", "ADJ", "NOUN", "VERB", "ADP", "PROPN", "PUNCT"),
        tokens.stream().map(Token::tag).toList());
    assertEquals("haus", tokens.get(2).lemma().toLowerCase(java.util.Locale.ROOT));
    assertEquals("Häuser", tokens.get(2).surface());
    assertEquals("de", ANALYZER.language());
    assertEquals("opennlp-de-ud-gsd", ANALYZER.model().name());
  }

  @Test
  void thereIsNoneForOtherLanguages() {
    assertThrows(IllegalArgumentException.class, () -> OpenNlpModels.analyzer("fr"));
    assertEquals(List.of("de", "en"), OpenNlpModels.languages());
  }
}
