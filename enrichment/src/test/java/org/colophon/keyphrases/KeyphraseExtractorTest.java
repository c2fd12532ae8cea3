package org.colophon.keyphrases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.colophon.annotation.Annotation;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.junit.jupiter.api.Test;

class KeyphraseExtractorTest {
  private final KeyphraseExtractor extractor = new KeyphraseExtractor();

  @Test
  void takesNounsAndAdjectivesBeforeThemAndNothingElse() {
    List<String> labels =
        labels("en", "", "They/PRON love/VERB gardens/NOUN loudly/ADV and/CCONJ wild/ADJ");

    assertEquals(List.of("gardens"), labels);
  }

  @Test
  void noStopWordStandsAtAnEdge() {
    assertEquals(List.of("garden"), labels("en", "", "every/DET new/ADJ garden/NOUN"));
  }

  @Test
  void countsTheSamePhraseOnceWithAllItsPlaces() {
    List<KeyphraseExtractor.Keyphrase> found =
        extract("en", "", "harbours/NOUN wait/VERB ,/PUNCT the/DET harbour/NOUN sleeps/VERB");

    assertEquals(1, found.size());
    assertEquals(List.of(new Span(0, 8), new Span(20, 27)), found.getFirst().spans());
  }

  @Test
  void aPhraseOfTheTitleAloneHasNoPlaceInTheText() {
    List<KeyphraseExtractor.Keyphrase> found =
        extract("de", "Der/DET Winterfahrplan/NOUN", "Alle/DET warten/VERB");

    assertEquals("Winterfahrplan", found.getFirst().label());
    assertEquals(List.of(), found.getFirst().spans());
  }

  @Test
  void oneOfTwoPhrasesWithTheSameWordsIsProposed() {
    for (String text :
        List.of(
            "coal/NOUN harbour/NOUN sleeps/VERB ,/PUNCT harbour/NOUN wakes/VERB",
            "tax/NOUN office/NOUN waits/VERB")) {
      List<String> labels = labels("en", "", text);
      assertEquals(1, labels.size(), labels::toString);
    }
  }

  @Test
  void aHyphenBetweenWordsJoinsThem() {
    AnalyzedText text =
        new AnalyzedText(
            "tax-office - coal",
            List.of(
                new Sentence(
                    new Span(0, 17),
                    List.of(
                        new Token(new Span(0, 3), "tax", "NOUN", "tax"),
                        new Token(new Span(3, 4), "-", "PUNCT", "-"),
                        new Token(new Span(4, 10), "office", "NOUN", "office"),
                        new Token(new Span(11, 12), "-", "PUNCT", "-"),
                        new Token(new Span(13, 17), "coal", "NOUN", "coal")))));

    List<String> labels =
        extractor.extract(PhraseSource.of(text, Lexicon.of("en"))).keyphrases().stream()
            .map(KeyphraseExtractor.Keyphrase::label)
            .toList();

    assertTrue(labels.contains("tax-office"), labels::toString);
    assertFalse(labels.contains("tax"), labels::toString);
  }

  @Test
  void aPhraseIsInItsCitationForm() {
    assertEquals(List.of("Wälder"), labels("de", "", "in/ADP den/DET Wäldern/NOUN schläft/VERB"));
    assertEquals(List.of("Kutter"), labels("de", "", "des/DET Kutters/NOUN wegen/ADP"));
    assertEquals(
        List.of("Öffnungszeiten"), labels("de", "", "der/DET Öffnungszeiten/NOUN wegen/ADP"));
  }

  @Test
  void aNameIsNoPhraseButIsRankedWithThem() {
    String tagged = "Ute/PROPN Bergmann/PROPN erklärt/VERB Pilze/NOUN";
    AnalyzedText text = tagged(tagged);
    Annotation name =
        new Annotation(
            Annotation.Kind.ENTITY,
            "per:ute bergmann",
            "Ute Bergmann",
            List.of(new Span(0, 12)),
            0.6,
            "test",
            "h");

    KeyphraseExtractor.Found found =
        extractor.extract(
            new PhraseSource(
                new AnalyzedText("", List.of()), text, List.of(name), Lexicon.of("de")));

    assertEquals(
        List.of("Pilze"),
        found.keyphrases().stream().map(KeyphraseExtractor.Keyphrase::label).toList());
    assertTrue(
        Objects.requireNonNull(found.names().get("per:ute bergmann"))
            > found.keyphrases().getFirst().confidence());
  }

  @Test
  void confidenceIsBetweenZeroAndOne() {
    for (KeyphraseExtractor.Keyphrase found : extract("en", "", "coal/NOUN and/CCONJ iron/NOUN")) {
      assertTrue(found.confidence() > 0 && found.confidence() < 1);
    }
  }

  private List<String> labels(String language, String title, String tagged) {
    return extract(language, title, tagged).stream()
        .map(KeyphraseExtractor.Keyphrase::label)
        .toList();
  }

  private List<KeyphraseExtractor.Keyphrase> extract(String language, String title, String tagged) {
    return extractor
        .extract(new PhraseSource(tagged(title), tagged(tagged), List.of(), Lexicon.of(language)))
        .keyphrases();
  }

  private static AnalyzedText tagged(String tagged) {
    if (tagged.isEmpty()) {
      return new AnalyzedText("", List.of());
    }
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    for (String pair : tagged.split(" ", -1)) {
      String[] parts = pair.split("/", -1);
      Span span = new Span(text.length(), text.length() + parts[0].length());
      tokens.add(new Token(span, parts[0], parts[1], parts[0].toLowerCase(Locale.ROOT)));
      text.append(parts[0]).append(' ');
    }
    return new AnalyzedText(
        text.toString(), List.of(new Sentence(new Span(0, text.length() - 1), tokens)));
  }
}
