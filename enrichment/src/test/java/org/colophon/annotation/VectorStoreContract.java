package org.colophon.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;

/// What every store of vectors does.
public interface VectorStoreContract {
  /// An empty store, the same one throughout a test.
  VectorStore vectors();

  private static Embedding vector(float x, float y) {
    return Embedding.normalized(new float[] {x, y});
  }

  @Test
  default void vectorsAreFoundByHashAndModel() {
    vectors().put("m1", Map.of("a", vector(1, 2), "b", vector(3, 4)));
    vectors().put("m2", Map.of("a", vector(5, 6)));
    assertEquals(
        Map.of("a", vector(1, 2), "b", vector(3, 4)),
        vectors().find("m1", List.of("a", "b", "unknown")));
    assertEquals(Map.of("a", vector(5, 6)), vectors().find("m2", List.of("a", "b")));
    assertEquals(Map.of(), vectors().find("m3", List.of("a")));
    assertEquals(Map.of(), vectors().find("m1", List.of()));
  }

  @Test
  default void aKnownVectorStaysAsItIs() {
    vectors().put("m", Map.of("a", vector(1, 2)));
    vectors().put("m", Map.of("a", vector(2, 1)));
    assertEquals(Map.of("a", vector(1, 2)), vectors().find("m", List.of("a", "a")));
  }

  @Test
  default void manyAreFoundAtOnce() {
    Map<String, Embedding> many = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      many.put("h" + i, vector(1, i));
    }
    vectors().put("m", many);
    assertEquals(many, vectors().find("m", many.keySet()));
  }
}
