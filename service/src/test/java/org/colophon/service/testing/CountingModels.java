package org.colophon.service.testing;

import java.util.List;
import java.util.Map;
import org.colophon.enrichment.CachedEmbedder;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.KeyphraseExtractor;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.service.app.Reading;

/// Models for a whole application that only count words.
public final class CountingModels {
  private CountingModels() {}

  /// Takes every text for German.
  public static Reading german(VectorStore store) {
    HashingEmbedder embedder = new HashingEmbedder();
    CachedEmbedder vectors = new CachedEmbedder(embedder, store);
    EnrichmentPipeline pipeline =
        new EnrichmentPipeline(
            new FixedLanguageDetector("de"),
            Map.of("de", new WhitespaceAnalyzer("de")),
            vectors,
            new KeyphraseExtractor(),
            List.of());
    return new Reading(embedder, vectors, pipeline);
  }
}
