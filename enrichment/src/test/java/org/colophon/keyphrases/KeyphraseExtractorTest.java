package org.colophon.keyphrases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.junit.jupiter.api.Test;

class KeyphraseExtractorTest {
  private final KeyphraseExtractor extractor = new KeyphraseExtractor();

  @Test
  void takesAdjectivesAndNounsAndNothingElse() {
    assertEquals(
        List.of("wild vegetable gardens"),
        labels("", "They/PRON love/VERB wild/ADJ vegetable/NOUN gardens/NOUN loudly/ADV"));
  }

  @Test
  void noStopWordStandsAtAnEdge() {
    assertEquals(List.of("garden"), labels("", "every/DET new/ADJ garden/NOUN year/NOUN"));
  }

  @Test
  void countsTheSamePhraseOnceWithAllItsPlaces() {
    List<KeyphraseExtractor.Keyphrase> found =
        extract(
            "", "tax/NOUN office/NOUN waits/VERB ,/PUNCT the/DET Tax/NOUN office/NOUN sleeps/VERB");

    assertEquals(1, found.size());
    assertEquals(List.of(new Span(0, 10), new Span(23, 33)), found.getFirst().spans());
  }

  @Test
  void aPhraseOfTheTitleComesFirst() {
    assertEquals(
        List.of("tin whistle", "coal harbour"),
        labels("The tin whistle", "coal/NOUN harbour/NOUN and/CCONJ tin/NOUN whistle/NOUN"));
  }

  @Test
  void rareWordsComeBeforeCommonOnes() {
    KeyphraseExtractor informed =
        new KeyphraseExtractor(stem -> stem.equals("coal") || stem.equals("harbour") ? 0.2 : 1);
    AnalyzedText text = tagged("coal/NOUN harbour/NOUN and/CCONJ night/NOUN train/NOUN");

    assertEquals(
        "night train",
        informed
            .extract(new ItemText("en", "", text.text(), "h"), text, Lexicon.of("en"))
            .getFirst()
            .label());
  }

  @Test
  void aWordThatNeverStandsOutsideAPhraseIsNoPhraseOfItsOwn() {
    assertEquals(List.of("tax office"), labels("", "tax/NOUN office/NOUN waits/VERB"));
  }

  @Test
  void aWordThatAlsoStandsAloneIsAPhraseBesideTheLongerOne() {
    assertEquals(
        List.of("coal harbour", "harbour"),
        labels(
            "", "coal/NOUN harbour/NOUN sleeps/VERB ,/PUNCT harbour/NOUN wakes/VERB harbour/NOUN"));
  }

  @Test
  void namesMakeSingleWordsCountMore() {
    String news = "Falk/PROPN waits/VERB ,/PUNCT the/DET tax/NOUN office/NOUN sleeps/VERB";
    String essay = "truth/NOUN waits/VERB ,/PUNCT the/DET tax/NOUN office/NOUN sleeps/VERB";

    assertEquals(List.of("Falk", "tax office"), labels("", news));
    assertEquals(List.of("tax office", "truth"), labels("", essay));
  }

  @Test
  void aHyphenBetweenWordsJoinsThem() {
    AnalyzedText text =
        new AnalyzedText(
            "tax-office clerk - coal",
            List.of(
                new Sentence(
                    new Span(0, 23),
                    List.of(
                        new Token(new Span(0, 3), "tax", "NOUN", "tax"),
                        new Token(new Span(3, 4), "-", "PUNCT", "-"),
                        new Token(new Span(4, 10), "office", "NOUN", "office"),
                        new Token(new Span(11, 16), "clerk", "NOUN", "clerk"),
                        new Token(new Span(17, 18), "-", "PUNCT", "-"),
                        new Token(new Span(19, 23), "coal", "NOUN", "coal")))));

    assertEquals(
        List.of("tax-office clerk", "coal"),
        extractor.extract(new ItemText("en", "", text.text(), "h"), text, Lexicon.of("en")).stream()
            .map(found -> found.label())
            .toList());
  }

  @Test
  void confidenceIsBetweenZeroAndOne() {
    for (KeyphraseExtractor.Keyphrase found : extract("coal", "coal/NOUN and/CCONJ iron/NOUN")) {
      assertTrue(found.confidence() > 0 && found.confidence() < 1);
    }
  }

  private List<String> labels(String title, String tagged) {
    return extract(title, tagged).stream().map(found -> found.label()).toList();
  }

  private List<KeyphraseExtractor.Keyphrase> extract(String title, String tagged) {
    AnalyzedText text = tagged(tagged);
    return extractor.extract(new ItemText("en", title, text.text(), "h"), text, Lexicon.of("en"));
  }

  private static AnalyzedText tagged(String tagged) {
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    for (String pair : tagged.split(" ", -1)) {
      String[] parts = pair.split("/", -1);
      Span span = new Span(text.length(), text.length() + parts[0].length());
      tokens.add(new Token(span, parts[0], parts[1], parts[0].toLowerCase(java.util.Locale.ROOT)));
      text.append(parts[0]).append(' ');
    }
    return new AnalyzedText(
        text.toString(), List.of(new Sentence(new Span(0, text.length() - 1), tokens)));
  }
}
