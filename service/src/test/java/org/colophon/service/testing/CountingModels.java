package org.colophon.service.testing;

import java.util.List;
import java.util.Map;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.service.app.TextModels;

/// Models for a whole application that only count words.
public final class CountingModels {
  private CountingModels() {}

  /// Takes every text for German.
  public static TextModels german(VectorStore store) {
    HashingEmbedder embedder = new HashingEmbedder();
    CachedEmbedder vectors = new CachedEmbedder(embedder, store);
    EnrichmentPipeline pipeline =
        new EnrichmentPipeline(
            new FixedLanguageDetector("de"),
            Map.of("de", new WhitespaceAnalyzer("de")),
            vectors,
            new KeyphraseExtractor(),
            List.of());
    return new TextModels(embedder, vectors, pipeline);
  }
}
