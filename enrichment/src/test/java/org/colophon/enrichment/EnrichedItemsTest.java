package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.testing.MemoryEnrichmentStore;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;

/// Enrichments belong to one text.
class EnrichedItemsTest {
  private static final ItemId ITEM = new ItemId("hafen");

  private final CachedEmbedder vectors =
      new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());
  private final EnrichmentPipeline pipeline =
      new EnrichmentPipeline(
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de")),
          vectors,
          new KeyphraseExtractor(),
          List.of());
  private final EnrichmentStore store = new MemoryEnrichmentStore();
  private final EnrichedItems items = new EnrichedItems(pipeline, store, vectors);

  private static ItemText text(int number) {
    return new ItemText(
        "de", "Titel " + number, "Der Text Nummer " + number + ".", "hash-" + number);
  }

  @Test
  void anEnrichmentThatFinishesAfterAnEditDoesNotStandForTheNewText() {
    items.enrich(ITEM, text(1)); // began before the edit, is stored after it
    EnrichedItems.Enriched found = items.of(ITEM, text(2));
    assertEquals("hash-2", found.stored().inputHash());
    assertEquals(pipeline.enrich(text(2)).passages(), found.passages());
    assertNotEquals(pipeline.enrich(text(1)).passages(), found.passages());
  }

  /// Property 10, the enrichment's part: whatever finishes when, nothing is used of another text.
  @Test
  void editsBetweenEnrichmentsNeverMixTexts() {
    long seed = Long.getLong("colophon.seed", 20261122L);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      int finished = random.nextInt(4);
      int current = random.nextInt(4);
      if (random.nextBoolean()) {
        items.enrich(ITEM, text(finished));
      }
      EnrichedItems.Enriched found = items.of(ITEM, text(current));
      assertEquals("hash-" + current, found.stored().inputHash(), "seed " + seed + ", step " + i);
      assertEquals(
          pipeline.enrich(text(current)).passages(),
          found.passages(),
          "seed " + seed + ", step " + i);
    }
  }
}
