package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.VectorStore;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;

class BatchVectorsTest {
  private static final Embedding ONE = Embedding.normalized(new float[] {1, 0});
  private static final Embedding TWO = Embedding.normalized(new float[] {0, 1});

  private final MemoryVectorStore store = new MemoryVectorStore();
  private final BatchVectors batch = new BatchVectors(store, 3);

  private Set<String> kept() {
    return store.find("m", List.of("a", "b", "c")).keySet();
  }

  @Test
  void whatIsHeldIsFoundAndKeptTogether() {
    batch.put("m", Map.of("a", ONE));
    batch.put("m", Map.of("b", TWO));
    assertEquals(Set.of(), kept());
    assertEquals(Map.of("a", ONE, "b", TWO), batch.find("m", List.of("a", "b", "c")));
    assertEquals(Map.of(), batch.find("other", List.of("a")));

    batch.flush();

    assertEquals(Set.of("a", "b"), kept());
    assertEquals(Map.of("a", ONE, "b", TWO), batch.find("m", List.of("a", "b", "c")));
  }

  @Test
  void noMoreIsHeldThanMayBe() {
    batch.put("m", Map.of("a", ONE, "b", TWO));
    assertEquals(Set.of(), kept());
    batch.put("m", Map.of("c", ONE));
    assertEquals(Set.of("a", "b", "c"), kept());
  }

  @Test
  void whatComesWhileTheRestIsKeptIsNotLost() {
    Interrupted slow = new Interrupted();
    BatchVectors interrupted = new BatchVectors(slow, 3);
    slow.meanwhile = () -> interrupted.put("m", Map.of("b", TWO));
    interrupted.put("m", Map.of("a", ONE));

    interrupted.flush();

    assertEquals(Set.of("a"), kept());
    assertEquals(Map.of("b", TWO), interrupted.find("m", List.of("b")));
    interrupted.flush();
    assertEquals(Set.of("a", "b"), kept());
  }

  /// Something else happens while it keeps.
  private final class Interrupted implements VectorStore {
    private Runnable meanwhile = () -> {};

    @Override
    public Map<String, Embedding> find(String digest, Collection<String> hashes) {
      return store.find(digest, hashes);
    }

    @Override
    public void put(String digest, Map<String, Embedding> byHash) {
      meanwhile.run();
      store.put(digest, byHash);
    }
  }
}
