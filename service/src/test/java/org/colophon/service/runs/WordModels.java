package org.colophon.service.runs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.Embedder;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.service.app.TextModelSource;
import org.colophon.service.app.TextModels;
import org.colophon.subjects.SubjectTagger;
import org.colophon.vocabulary.VocabularyReader;

/// Models `one` and `two` that only compare words, one called `damaged` that cannot be opened, and
/// a word that no model survives.
public final class WordModels implements TextModelSource {
  /// A text with this word in it goes wrong.
  public static final String POISON = "Arsenik";

  private final long nanosPerText;

  /// @param nanosPerText how long each text takes beside the work
  public WordModels(long nanosPerText) {
    this.nanosPerText = nanosPerText;
  }

  @Override
  public TextModels open(String model, VectorStore store, UnaryOperator<Embedder> around) {
    if (model.equals("damaged")) {
      throw new ModelFileException("model.onnx has another checksum than its manifest says");
    }
    Embedder embedder =
        around.apply(new WatchedEmbedder(new HashingEmbedder(model), this::survive));
    CachedEmbedder vectors = new CachedEmbedder(embedder, store);
    EnrichmentPipeline pipeline =
        new EnrichmentPipeline(
            new FixedLanguageDetector("de"),
            Map.of("de", new WhitespaceAnalyzer("de")),
            vectors,
            new KeyphraseExtractor(),
            List.of(new SubjectTagger(VocabularyReader.topics(), vectors)));
    return new TextModels(embedder, vectors, pipeline);
  }

  @Override
  public ModelId id(String model) {
    return new HashingEmbedder(model).model();
  }

  private void survive(String text) {
    if (text.contains(POISON)) {
      throw new IllegalArgumentException("no model survives this text");
    }
    if (nanosPerText > 0) {
      LockSupport.parkNanos(nanosPerText);
    }
  }
}
