package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhraseOverlapTest {
  @Test
  void inflectedFormsAreOnePhrase() {
    assertEquals(
        PhraseOverlap.stems("alten Straßen", "de"), PhraseOverlap.stems("Strasse, alte", "de"));
    assertEquals(Set.of("sail", "boat"), PhraseOverlap.stems("Sailing boats", "en"));
  }

  @Test
  void countsEachPhraseOnce() {
    List<String> gold = List.of("Garten", "Rose");
    assertEquals(
        0.5, PhraseOverlap.f1At(8, gold, List.of("Garten", "Gärten", "Kompost"), "de"), 1e-12);
    assertEquals(1, PhraseOverlap.f1At(8, gold, List.of("Rosen", "Gärten"), "de"), 1e-12);
  }

  @Test
  void looksAtTheFirstOnes() {
    List<String> ranked = List.of("Kompost", "Beet", "Rose");
    assertEquals(0, PhraseOverlap.f1At(2, List.of("Rose"), ranked, "de"));
    assertEquals(0.5, PhraseOverlap.f1At(3, List.of("Rose"), ranked, "de"), 1e-12);
    assertEquals(0, PhraseOverlap.f1At(3, List.of("Rose"), List.of(), "de"));
  }
}
