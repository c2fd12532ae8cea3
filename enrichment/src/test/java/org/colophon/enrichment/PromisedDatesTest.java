package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Span;
import org.junit.jupiter.api.Test;

class PromisedDatesTest {
  /// `day at place` of every day found in one sentence.
  private static List<String> found(String sentence, String language) {
    Span whole = new Span(0, sentence.length());
    AnalyzedText text =
        new AnalyzedText(sentence, List.of(new AnalyzedText.Sentence(whole, List.of())));
    return PromisedDates.find(text, language).stream()
        .map(date -> date.day() + " " + date.span().in(sentence))
        .toList();
  }

  @Test
  void findsWhatIsPromisedForADay() {
    assertEquals(
        List.of("2024-03-03 3. März 2024"),
        found("Die Ausstellung eröffnet am 3. März 2024 im Speicher.", "de"));
    assertEquals(
        List.of("2025-12-24 24.12.2025"), found("Anmeldeschluss ist der 24.12.2025.", "de"));
    assertEquals(List.of("2024-03-03 3 March 2024"), found("It opens on 3 March 2024.", "en"));
    assertEquals(
        List.of("2024-03-03 March 3rd, 2024"), found("It opens on March 3rd, 2024.", "en"));
    assertEquals(List.of("2026-01-31 2026-01-31"), found("Register by 2026-01-31.", "en"));
  }

  @Test
  void looksBackOnNoPromise() {
    assertEquals(List.of(), found("Am 3. März 2024 wurde die Ausstellung eröffnet.", "de"));
    assertEquals(List.of(), found("Die Ausstellung eröffnete am 3. März 2024.", "de"));
    assertEquals(List.of(), found("The show opened on 3 March 2024.", "en"));
    assertEquals(List.of(), found("Es war der 3. März 2024.", "de"));
    assertEquals(List.of(), found("Ein Brief vom 3. März 2024.", "de"));
  }

  @Test
  void takesNoDayThatDoesNotExistAndNoneWithoutAYear() {
    assertEquals(List.of(), found("Die Schau eröffnet am 31.02.2024.", "de"));
    assertEquals(List.of(), found("Die Schau eröffnet am 3. März.", "de"));
    assertEquals(List.of(), found("La mostra apre il 3 marzo 2024.", "it"));
  }

  @Test
  void aSentenceThatWasCutAfterTheDaysNumberIsReadOn() {
    String text = "Die Schau eröffnet am 3. März 2024 in Kiel.";
    AnalyzedText cut =
        new AnalyzedText(
            text,
            List.of(
                new AnalyzedText.Sentence(new Span(0, 24), List.of()),
                new AnalyzedText.Sentence(new Span(25, text.length()), List.of())));
    List<PromisedDates.PromisedDate> found = PromisedDates.find(cut, "de");
    assertEquals(1, found.size());
    assertEquals("3. März 2024", found.getFirst().span().in(text));
  }
}
