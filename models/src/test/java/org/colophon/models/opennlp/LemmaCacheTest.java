package org.colophon.models.opennlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LemmaCacheTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksOncePerWordAndTag() {
    LemmaCache cache = new LemmaCache(10);

    assertEquals("go", get(cache, "went", "VERB"));
    assertEquals("go", get(cache, "went", "VERB"));
    assertEquals(1, asked.get());
    get(cache, "went", "NOUN");
    assertEquals(2, asked.get());
  }

  @Test
  void staysBoundedAndKeepsWhatIsAskedFor() {
    LemmaCache cache = new LemmaCache(10);
    for (int i = 0; i < 1_000; i++) {
      get(cache, "word" + i, "NOUN");
      get(cache, "often", "NOUN");
      assertTrue(cache.size() <= 12);
    }

    assertEquals(1_001, asked.get());
  }

  private String get(LemmaCache cache, String word, String tag) {
    return cache.get(
        word,
        tag,
        () -> {
          asked.incrementAndGet();
          return "go";
        });
  }
}
