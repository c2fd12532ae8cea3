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

  @Test
  void doesNotEndASentenceAtAnAbbreviation() {
    String text =
        "Die Autorin, geb. 1970 in Köln, lebt u. a. in Wien. Sie schreibt. 2019 kam Band 2.";

    assertEquals(
        List.of(
            "Die Autorin, geb. 1970 in Köln, lebt u. a. in Wien.",
            "Sie schreibt.",
            "2019 kam Band 2."),
        ANALYZER.analyze(text).sentences().stream().map(s -> s.span().in(text)).toList());
  }

  @Test
  void takesQuotationMarksForSigns() {
    List<Token> tokens = ANALYZER.analyze("„Ja“, sagte Anna.").sentences().getFirst().tokens();

    assertEquals(
        List.of("„", "Ja", "“", ",", "sagte", "Anna", "."),
        tokens.stream().map(Token::surface).toList());
  }

  @Test
  void givesOneTagAndLemmaToTwoWordsInOne() {
    Token im = ANALYZER.analyze("Das Buch liegt im Regal.").sentences().getFirst().tokens().get(3);

    assertEquals("ADP", im.tag());
    assertEquals("in", im.lemma());
  }
}
