package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StemCacheTest {
  private final StemCache stems = new StemCache(Stemmer.GERMAN);

  @Test
  void remembersEachWordOnceWithTheStemmersAnswer() {
    assertEquals(Stemmer.GERMAN.stem("Deiche"), stems.stem("Deiche"));
    assertEquals(Stemmer.GERMAN.stem("Deiche"), stems.stem("Deiche"));
    assertEquals(1, stems.size());
    assertEquals(Stemmer.GERMAN.stem("Flüsse"), stems.stem("Flüsse"));
    assertEquals(2, stems.size());
  }

  @Test
  void startsAnewWhenItIsFullAndStillAnswersRightly() {
    for (int i = 0; i <= StemCache.MOST; i++) {
      stems.stem("wort" + i);
    }
    assertEquals(0, stems.size());
    assertEquals(Stemmer.GERMAN.stem("Wörter"), stems.stem("Wörter"));
    assertEquals(1, stems.size());
  }
}
