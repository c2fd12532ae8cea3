package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.junit.jupiter.api.Test;

class LetterRunsTest {
  private static Map<String, Integer> runs(String text, List<Span> names) {
    LetterRuns runs = new LetterRuns(Lexicon.of("de"));
    runs.add(text, names, Set.of());
    return runs.counts();
  }

  @Test
  void aWordSharesRunsWithItsCompound() {
    Map<String, Integer> compound = runs("Handballmannschaft", List.of());

    assertTrue(compound.keySet().containsAll(runs("Handball", List.of()).keySet()));
  }

  @Test
  void functionWordsShortWordsAndNumbersGiveNone() {
    assertEquals(Map.of(), runs("zwischen 2026 und B96a am See", List.of()));
  }

  @Test
  void namesGiveNoneWhereTheyStand() {
    String text = "Roland Koch mag Gärten";

    assertEquals(runs("mag Gärten", List.of()), runs(text, List.of(new Span(0, 11))));
  }
}
