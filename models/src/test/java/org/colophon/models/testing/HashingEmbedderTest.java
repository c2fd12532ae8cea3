package org.colophon.models.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.colophon.models.Embedder;
import org.colophon.models.EmbedderContract;
import org.colophon.models.Role;
import org.junit.jupiter.api.Test;

class HashingEmbedderTest implements EmbedderContract {
  private static final Embedder SHARED = new HashingEmbedder();

  @Override
  public Embedder shared() {
    return SHARED;
  }

  @Override
  public Embedder open() {
    return new HashingEmbedder();
  }

  @Test
  void countsItsCalls() {
    HashingEmbedder embedder = new HashingEmbedder();
    embedder.embed("one", Role.PASSAGE);
    embedder.embed("two", Role.PASSAGE);

    assertEquals(2, embedder.calls());
  }

  @Test
  void anotherVersionIsAnotherModel() {
    HashingEmbedder next = new HashingEmbedder("2");

    assertNotEquals(SHARED.model().digest(), next.model().digest());
    assertNotEquals(
        SHARED.embed("whale", Role.PASSAGE).vector(), next.embed("whale", Role.PASSAGE).vector());
  }
}
