package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.matching.ReferencePairs.Pair;
import org.colophon.models.Embedding;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class ProjectionTrainerTest {
  private static final CachedEmbedder VECTORS =
      new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());

  /// Texts about cats never say "cat", but always the same other word; so do those about dogs.
  private static ReferencePairs planted() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pairs.add(new Pair("en", "cat owner" + i, "scratchingpost owner" + i));
      pairs.add(new Pair("en", "dog friend" + i, "leash friend" + i));
    }
    return new ReferencePairs(pairs);
  }

  @Test
  void textsComeNearerToWhatDescribesThem() {
    TextProjection projection = new ProjectionTrainer().train(planted(), VECTORS);
    Embedding text = VECTORS.embed("scratchingpost");
    Embedding cats = VECTORS.embed("cat");
    Embedding dogs = VECTORS.embed("dog");

    assertEquals(0, text.cosine(cats) - text.cosine(dogs), 0.2, "no word in common before");
    Embedding projected = projection.of(text);
    assertTrue(projected.cosine(cats) > projected.cosine(dogs) + 0.01);
  }

  @Test
  void thePairsAreOfBothLanguagesAndOfBooksAndArticles() {
    List<Pair> pairs = ReferencePairs.all().pairs();

    assertTrue(pairs.size() > 1_000, "pairs: " + pairs.size());
    assertTrue(pairs.stream().anyMatch(pair -> pair.language().equals("de")));
    assertTrue(pairs.stream().anyMatch(pair -> pair.language().equals("en")));
    assertTrue(pairs.stream().noneMatch(pair -> pair.text().isBlank()));
  }

  @Test
  void aModelWithoutAShippedProjectionComparesTextsAsTheyAre() {
    TextProjection none = TextProjection.of(VECTORS);
    Embedding text = VECTORS.embed("leash");

    assertEquals(text, none.of(text));
    assertTrue(none.textMeans().keySet().containsAll(Map.of("de", 1, "en", 1).keySet()));
  }
}
