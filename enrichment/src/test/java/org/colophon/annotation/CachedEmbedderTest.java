package org.colophon.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.models.Embedding;
import org.colophon.models.Role;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class CachedEmbedderTest {
  private final HashingEmbedder embedder = new HashingEmbedder();
  private final MemoryVectorStore store = new MemoryVectorStore();
  private final CachedEmbedder vectors = new CachedEmbedder(embedder, store);

  @Test
  void givesTheEmbeddersVectorsInOrder() {
    List<Embedding> found = vectors.embedAll(List.of("one", "two", "one"));

    assertEquals(
        List.of(
            embedder.embed("one", Role.PASSAGE).vector(),
            embedder.embed("two", Role.PASSAGE).vector(),
            embedder.embed("one", Role.PASSAGE).vector()),
        found);
  }

  @Test
  void embedsATextOnceInItsLife() {
    vectors.embedAll(List.of("a text", "a  text", "another"));
    vectors.embed("a\u00AD text");
    new CachedEmbedder(embedder, store).embed("another");

    assertEquals(2, embedder.calls());
  }

  @Test
  void anotherModelEmbedsAnew() {
    vectors.embed("a text");
    HashingEmbedder other = new HashingEmbedder("2");

    new CachedEmbedder(other, store).embed("a text");

    assertEquals(1, other.calls());
  }
}
