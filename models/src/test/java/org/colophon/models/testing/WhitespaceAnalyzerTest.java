package org.colophon.models.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.LinguisticAnalyzerContract;
import org.junit.jupiter.api.Test;

class WhitespaceAnalyzerTest implements LinguisticAnalyzerContract {
  private static final LinguisticAnalyzer ANALYZER = new WhitespaceAnalyzer("de");

  @Override
  public LinguisticAnalyzer analyzer() {
    return ANALYZER;
  }

  @Test
  void tagsByTheFirstCharacter() {
    List<Token> tokens = ANALYZER.analyze("Anna liest 3.").sentences().getFirst().tokens();

    assertEquals(
        List.of("PROPN", "NOUN", "NUM", "PUNCT"), tokens.stream().map(Token::tag).toList());
    assertEquals("anna", tokens.getFirst().lemma());
    assertEquals("de", ANALYZER.language());
  }
}
