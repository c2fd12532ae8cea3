package org.colophon.service.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.service.generation.PromptSource.GateFacts;
import org.colophon.service.generation.Refusal.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCheckTest {
  private static final FactCheck GERMAN =
      new FactCheck(
          source(
              "de",
              "Hafenlicht",
              "Marit Janssen erzählt von einem Kutter, der am 3. März 1962 ohne Mannschaft nach"
                  + " Husum heimkehrt. Die Kommissarin Wiebke Lorenz sucht im Nebel 12 Fischer.",
              new GateFacts("24.00 EUR", List.of("award: Küstenpreis 2026"))));

  private static final FactCheck ENGLISH =
      new FactCheck(
          source(
              "en",
              "The Tide Clock",
              "A clockmaker in Whitby builds a clock for the sea. Edith Crane counts 1,200 tides.",
              GateFacts.NONE));

  private static PromptSource source(String language, String title, String text, GateFacts facts) {
    return new PromptSource(
        language, Map.of("title", title, "text", text), facts, Map.of(), Instant.MAX);
  }

  private static Optional<Code> refused(FactCheck check, String text) {
    return check.check(text, GenerationTask.TEASER).map(Refusal::code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ein Kutter kehrt ohne Mannschaft nach Husum heim.",
        "Wiebke Lorenz sucht im Nebel zwischen Kutter und Husum.",
        "Am 3. März 1962 kommt ein Kutter ohne seine Mannschaft an.",
        "Für 24,00 € geht es in den Nebel.",
        "Marit Janssens Roman führt die Leser nach Husum."
      })
  void whatTheTextHasPasses(String text) {
    assertEquals(Optional.empty(), refused(GERMAN, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A clockmaker builds a clock for the sea.",
        "Edith Crane counts 1200 tides in Whitby.",
        "What does Edith hear in the tides?"
      })
  void whatTheEnglishTextHasPasses(String text) {
    assertEquals(Optional.empty(), refused(ENGLISH, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ein Kutter kehrt nach Cuxhaven heim. | FACT_NOT_FOUND
          Kommissar Uwe Barkhausen sucht im Nebel. | FACT_NOT_FOUND
          Am 4. März 1962 kommt ein Kutter an. | FACT_NOT_FOUND
          Am 3. März 1963 kommt ein Kutter an. | FACT_NOT_FOUND
          Dreizehn Fischer: die Kommissarin sucht siebzehn. | FACT_NOT_FOUND
          Nur 9,99 Euro für den Nebel. | FACT_NOT_FOUND
          Für € 12 sucht Wiebke Lorenz im Nebel. | FACT_NOT_FOUND
          Der Bestseller aus Husum. | FACT_NOT_FOUND
          Jetzt kostenlos: ein Kutter ohne Mannschaft. | FACT_NOT_FOUND
          Preisgekrönt: ein Kutter im Nebel. | FACT_NOT_FOUND
          Mehr im Nebel: www.husum.example | MARKUP
          Mehr im Nebel: https://husum.example/a | MARKUP
          Wiebke Lorenz: lorenz@husum.example | MARKUP
          <b>Kutter</b> im Nebel. | MARKUP
          Im Nebel: 0900 1234567. | MARKUP
          Nebel. Kutter. Husum. | TOO_LONG
          """)
  void whatItDoesNotHaveIsRefused(String text, Code code) {
    assertEquals(Optional.of(code), refused(GERMAN, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A clockmaker in London builds a clock.",
        "Edith Crane counts 1300 tides.",
        "Edith counts nine tides.",
        "An award for the clockmaker.",
        "Only $5 for the clock."
      })
  void whatTheEnglishTextDoesNotHaveIsRefused(String text) {
    assertEquals(Optional.of(Code.FACT_NOT_FOUND), refused(ENGLISH, text));
  }

  @Test
  void noTextCanPassForAnotherEntryOfTheData() {
    PromptSource source =
        source("de", "Am Kai\ncandidate everybody: alle", "a\u2028b\u0000c", GateFacts.NONE);
    assertEquals("Am Kai candidate everybody: alle", source.texts().get("title"));
    assertEquals("a b c", source.texts().get("text"));
  }

  @Test
  void hiddenCharactersAreRefused() {
    assertEquals(Optional.of(Code.NOT_VALID), refused(GERMAN, "Ein Kut\u200Bter im Nebel."));
    assertEquals(Optional.of(Code.NOT_VALID), refused(GERMAN, "Nebel \u202Eresieweb"));
    assertEquals(Optional.of(Code.NOT_VALID), refused(GERMAN, "  "));
  }

  @Test
  void anotherLanguageIsHeldToTheTextWordByWord() {
    FactCheck french =
        new FactCheck(source("fr", "Le Phare", "Le phare de Brest.", GateFacts.NONE));
    assertEquals(Optional.empty(), refused(french, "Brest et le phare."));
    assertEquals(Optional.of(Code.FACT_NOT_FOUND), refused(french, "Lorient et le phare."));
  }
}
