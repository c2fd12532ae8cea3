package org.colophon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationFormTest {
  @ParameterizedTest
  @CsvSource({
    "an, kurzen, Tagen, kurze Tage",
    "die, kurzen, Tage, kurze Tage",
    "den, alten, Mann, alter Mann",
    "der, alte, Mann, alter Mann",
    "einem, alten, Haus, altes Haus",
    "das, alte, Haus, altes Haus",
    "des, alten, Hauses, altes Haus",
    "der, langen, Nacht, lange Nacht",
    "mit, künstlicher, Intelligenz, künstliche Intelligenz",
    "zwei, jungen, Frauen, junge Frauen",
    "den, kleinen, Kindern, kleine Kinder",
    "im, tiefen, Wald, tiefer Wald",
    "unter, alten, Büchern, alte Bücher"
  })
  void standsInTheNominativeWithoutAnArticle(
      String before, String adjective, String noun, String listed) {
    assertEquals(listed, CitationForm.of(List.of(adjective), noun, noun, before));
  }

  @ParameterizedTest
  @CsvSource({
    "den, Tagen, Tage",
    "des, Wassers, Wasser",
    "des, Hauses, Haus",
    "mit, Frauen, Frauen",
    "mit, Lehrern, Lehrer",
    "in, Jackentaschen, Jackentaschen",
    "die, Öffnungszeiten, Öffnungszeiten",
    "dem, Haus, Haus",
    "des, Kurses, Kurs",
    "eines, Anzugs, Anzug",
    "in, Wäldern, Wälder",
    "des, Krabbenkutters, Krabbenkutter"
  })
  void aNounKeepsItsNumber(String before, String noun, String listed) {
    assertEquals(listed, CitationForm.of(List.of(), noun, noun, before));
  }

  @ParameterizedTest
  @CsvSource({
    "Wochenplänen, wochenplan, Wochenpläne",
    "Dialogen, dialog, Dialoge",
    "Gärten, garten, Gärten",
    "Studenten, student, Studenten",
    "Mitteln, mittel, Mittel",
    "Frauen, frau, Frauen",
    "Jackentasche, jackentasche, Jackentasche"
  })
  void aBasicFormShowsTheDativeOfAPlural(String noun, String lemma, String listed) {
    assertEquals(listed, CitationForm.of(List.of(), noun, lemma, ""));
  }

  @ParameterizedTest
  @CsvSource({"mit, frischem, Quorfel, frischem Quorfel", "'', Berliner, Mauer, Berliner Mauer"})
  void whatIsNotKnownStaysAsWritten(String before, String adjective, String noun, String listed) {
    assertEquals(listed, CitationForm.of(List.of(adjective), noun, noun, before));
  }
}
