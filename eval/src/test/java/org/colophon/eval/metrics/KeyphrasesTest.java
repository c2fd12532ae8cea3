package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyphrasesTest {
  private static final double EXACT = 1e-12;

  @Test
  void comparesStemsInLowerCase() {
    assertEquals("neural network", Keyphrases.normalise("Neural Networks"));
    assertEquals("x rai", Keyphrases.normalise(" X-rays! "));
    assertEquals("", Keyphrases.normalise("—"));
    assertEquals(new Counts(1, 0, 0), exact(10, List.of("Neural Networks"), "neural network"));
  }

  @Test
  void cutsAfterEqualPhrasesBecameOne() {
    List<String> gold = List.of("book", "shop");
    assertEquals(new Counts(2, 0, 0), exact(2, gold, "books", "Book", "shops", "reader"));
    assertEquals(new Counts(2, 1, 0), exact(10, gold, "books", "Book", "shops", "reader"));
  }

  @Test
  void measuresWhatWasGivenWhereItIsFewerThanK() {
    assertEquals(new Counts(1, 0, 3), exact(10, List.of("a", "b", "c", "d"), "a"));
    assertEquals(0.4, Keyphrases.f1At(10, List.of("a", "b", "c", "d"), List.of("a")).orElseThrow());
  }

  @Test
  void leavesOutADocumentWithoutGold() {
    assertTrue(Keyphrases.f1At(5, List.of(), List.of("a")).isEmpty());
    assertTrue(Keyphrases.f1At(5, List.of(" - "), List.of("a")).isEmpty());
    assertEquals(0, Keyphrases.f1At(5, List.of("a"), List.of()).orElseThrow());
  }

  @Test
  void givesPartOfTheCreditForPartOfAPhrase() {
    Counts partial =
        Keyphrases.partialAt(2, List.of("sign problem"), List.of("sign", "lattice", "problem"));
    assertEquals(new Counts(1, 1, 1), partial);
    assertEquals(0.5, partial.f1(), EXACT);
  }

  @Test
  void refusesToCutAtZero() {
    assertThrows(IllegalArgumentException.class, () -> exact(0, List.of("a"), "a"));
  }

  private static Counts exact(int k, List<String> gold, String... ranked) {
    return Keyphrases.exactAt(k, gold, List.of(ranked));
  }
}
