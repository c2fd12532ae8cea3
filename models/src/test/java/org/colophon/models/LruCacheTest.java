package org.colophon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LruCacheTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final LruCache<String, String> recent = new LruCache<>(10);

  @Test
  void asksOnce() {
    assertEquals("WENT", get("went"));
    assertEquals("WENT", get("went"));
    assertEquals(1, asked.get());
    assertEquals("GONE", get("gone"));
    assertEquals(2, asked.get());
  }

  @Test
  void staysBoundedAndKeepsWhatIsAskedFor() {
    for (int i = 0; i < 1_000; i++) {
      get("word" + i);
      get("often");
      assertTrue(recent.size() <= 12);
    }

    assertEquals(1_001, asked.get());
  }

  private String get(String word) {
    return recent.get(
        word,
        key -> {
          asked.incrementAndGet();
          return key.toUpperCase(Locale.ROOT);
        });
  }
}
