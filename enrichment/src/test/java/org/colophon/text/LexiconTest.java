package org.colophon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.colophon.models.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
  private static final Lexicon GERMAN = Lexicon.of("de");
  private static final Lexicon ENGLISH = Lexicon.of("en");

  @ParameterizedTest
  @CsvSource({
    "Garten,Gärten", "Garten,Gartens", "Buch,Büchern", "Haus,Häuser", "Küste,Küsten",
    "Steuer,Steuern", "Wanderer,Wanderern", "Regel,Regeln", "Krimi,Krimis", "Straße,Strassen"
  })
  void germanFormsShareAStem(String one, String other) {
    assertEquals(GERMAN.stem(one), GERMAN.stem(other));
  }

  @ParameterizedTest
  @CsvSource({
    "garden,gardens",
    "garden,Gardening",
    "city,cities",
    "church,churches",
    "film,film's"
  })
  void englishFormsShareAStem(String one, String other) {
    assertEquals(ENGLISH.stem(one), ENGLISH.stem(other));
  }

  @Test
  void softHyphensAreNoPartOfAStem() {
    assertEquals(GERMAN.stem("Küstenkrimi"), GERMAN.stem("Küsten\u00ADkrimi"));
  }

  @Test
  void findsThePartsOfACompound() {
    assertEquals(List.of("kust", "krimi"), GERMAN.parts(GERMAN.stem("Küstenkrimis")));
    assertEquals(List.of("geburtstag", "kuch"), GERMAN.parts(GERMAN.stem("Geburtstagskuchen")));
  }

  @Test
  void aKnownLongWordIsFoundBesideAnUnknownOne() {
    Lexicon more = GERMAN.withParts(Set.of("kompost"));

    assertEquals(List.of("kompost"), more.parts(GERMAN.stem("Kompostlaibung")));
    assertEquals(List.of(), GERMAN.parts(GERMAN.stem("Quarzuhr")));
    assertEquals(List.of(), ENGLISH.parts("gardenbook"));
  }

  @Test
  void knowsStopWordsOfItsLanguage() {
    assertTrue(GERMAN.isStop(GERMAN.stem("zwischen")));
    assertFalse(GERMAN.isStop(GERMAN.stem("Deich")));
    assertTrue(ENGLISH.isStop(ENGLISH.stem("between")));
    assertFalse(Lexicon.of("fr").isStop("entre"));
  }

  @Test
  void wordsCarryTheirSpans() {
    List<Lexicon.Word> words = GERMAN.words("Am Hafen – 1962.");

    assertEquals(
        List.of(new Span(0, 2), new Span(3, 8), new Span(11, 15)),
        words.stream().map(Lexicon.Word::span).toList());
  }

  @Test
  void showsGermanWordsWithoutTheirEnding() {
    Lexicon german = Lexicon.of("de");

    assertEquals("Tiefbauamt", german.shown("Tiefbauamts", "tiefbauamt"));
    assertEquals("Häfen", german.shown("Häfen", "hafen"));
    assertEquals("tides", Lexicon.of("en").shown("tides", "tide"));
  }

  @Test
  void knowsWhichWordsAreCommon() {
    Lexicon german = Lexicon.of("de");

    assertTrue(german.rarity(german.stem("Stadt")) < 0.8);
    assertEquals(1, german.rarity(german.stem("Kürbisgeist")));
    assertEquals(1, Lexicon.of("fr").rarity("ville"));
  }
}
