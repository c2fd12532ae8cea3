package org.colophon.models.opennlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.LinguisticAnalyzerContract;
import org.junit.jupiter.api.Test;

class EnglishAnalyzerTest implements LinguisticAnalyzerContract {
  private static final LinguisticAnalyzer ANALYZER = OpenNlpModels.analyzer("en");

  @Override
  public LinguisticAnalyzer analyzer() {
    return ANALYZER;
  }

  @Test
  void tagsAndLemmatizes() {
    List<Token> tokens =
        ANALYZER.analyze("The old houses were standing in London.").sentences().getFirst().tokens();

    assertEquals(
        List.of("DET", "ADJ", "NOUN", "AUX", "VERB", "ADP", "PROPN", "PUNCT"),
        tokens.stream().map(Token::tag).toList());
    assertEquals("house", tokens.get(2).lemma());
    assertEquals("be", tokens.get(3).lemma());
  }
}
