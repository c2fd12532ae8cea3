package org.colophon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void anEmbeddingHasUnitLengthAndSurvivesItsBytes() {
    float[] raw = {3, 0, 4};
    Embedding embedding = Embedding.normalized(raw);
    raw[0] = 9;
    embedding.toArray()[0] = 9;

    assertEquals(0.6, embedding.toArray()[0], 1e-7);
    assertEquals(1, embedding.cosine(embedding), 1e-7);
    assertEquals(embedding, Embedding.fromBytes(embedding.toBytes()));
    assertEquals(embedding.hashCode(), Embedding.fromBytes(embedding.toBytes()).hashCode());
    assertNotEquals(embedding, Embedding.normalized(new float[] {4, 0, 3}));
    assertEquals("Embedding[dim=3]", embedding.toString());
  }

  @Test
  void anEmbeddingNeedsADirection() {
    assertThrows(IllegalArgumentException.class, () -> Embedding.normalized(new float[0]));
    assertThrows(IllegalArgumentException.class, () -> Embedding.normalized(new float[2]));
    assertThrows(
        IllegalArgumentException.class, () -> Embedding.normalized(new float[] {Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> Embedding.fromBytes(new byte[5]));
  }

  @Test
  void embeddingsOfDifferentModelsAreNotCompared() {
    Embedding two = Embedding.normalized(new float[] {1, 0});
    Embedding three = Embedding.normalized(new float[] {1, 0, 0});

    assertThrows(IllegalArgumentException.class, () -> two.cosine(three));
  }

  @Test
  void spansCompareOverlapAndShift() {
    Span span = new Span(2, 5);

    assertEquals("cde", span.in("abcdefg"));
    assertEquals(3, span.length());
    assertTrue(span.overlaps(new Span(4, 9)));
    assertFalse(span.overlaps(new Span(5, 9)));
    assertTrue(span.contains(new Span(2, 4)));
    assertFalse(span.contains(new Span(2, 6)));
    assertEquals(new Span(3, 6), span.shift(1));
    assertTrue(span.compareTo(new Span(2, 6)) < 0);
    assertTrue(span.compareTo(new Span(1, 9)) > 0);
    assertThrows(IllegalArgumentException.class, () -> new Span(3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Span(-1, 2));
  }

  @Test
  void aModelIdIsComplete() {
    assertEquals("0123456789ab", new ModelId("m", "1", DIGEST).shortDigest());
    assertThrows(IllegalArgumentException.class, () -> new ModelId(" ", "1", DIGEST));
    assertThrows(IllegalArgumentException.class, () -> new ModelId("m", "", DIGEST));
    assertThrows(IllegalArgumentException.class, () -> new ModelId("m", "1", "abc"));
  }

  @Test
  void undeterminedIsNoLanguage() {
    assertFalse(DetectedLanguage.UNKNOWN.isKnown());
    assertTrue(new DetectedLanguage("de", 0.5).isKnown());
  }
}
