package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.testing.MemoryEnrichmentStore;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.files.Sha256;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
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

  @Test
  void anotherNameFinderIsAnotherRecipeAndAnotherEmbedderTooAndTheSameIsTheSame() {
    String fingerprint = pipeline.fingerprint("vectors-1");
    EnrichmentPipeline further = pipeline.finding(List.of(new Listed("Titel")));
    assertEquals(fingerprint, pipeline.fingerprint("vectors-1"));
    assertNotEquals(fingerprint, pipeline.fingerprint("vectors-2"));
    assertNotEquals(fingerprint, further.fingerprint("vectors-1"));
    assertNotEquals(
        further.fingerprint("vectors-1"),
        pipeline.finding(List.of(new Listed("Text"))).fingerprint("vectors-1"));
  }

  @Test
  void whatAnotherRecipeMadeStaysUntilARunReplacesIt() {
    EnrichmentPipeline further = pipeline.finding(List.of(new Listed("Titel")));
    EnrichedItems later = new EnrichedItems(further, store, vectors);
    items.enrich(ITEM, text(1));
    String digest = vectors.model().digest();

    assertEquals(pipeline.fingerprint(digest), later.of(ITEM, text(1)).stored().fingerprint());
    assertEquals(further.fingerprint(digest), later.make(text(1)).fingerprint());
  }

  /// Finds one name wherever it stands.
  private record Listed(String name) implements EntityFinder {
    @Override
    public ModelId model() {
      return new ModelId("listed", "1", Sha256.of(name));
    }

    @Override
    public String language() {
      return "de";
    }

    @Override
    public List<String> types() {
      return List.of("PER");
    }

    @Override
    public List<Entity> find(AnalyzedText text) {
      int at = text.text().indexOf(name);
      return at < 0 ? List.of() : List.of(new Entity(new Span(at, at + name.length()), "PER", 0.9));
    }
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
