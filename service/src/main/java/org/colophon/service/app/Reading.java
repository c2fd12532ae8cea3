package org.colophon.service.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.colophon.enrichment.CachedEmbedder;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.KeyphraseExtractor;
import org.colophon.enrichment.SubjectTagger;
import org.colophon.enrichment.VectorStore;
import org.colophon.enrichment.Vocabulary;
import org.colophon.enrichment.VocabularyReader;
import org.colophon.models.Embedder;
import org.colophon.models.EntityFinder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.models.names.NameModels;
import org.colophon.models.onnx.OnnxModels;
import org.colophon.models.opennlp.OpenNlpModels;

/// The local models that read texts, and the pipeline made of them. Closing twice is harmless.
public record Reading(Embedder embedder, CachedEmbedder vectors, EnrichmentPipeline pipeline)
    implements AutoCloseable {

  /// @param directory the data directory, for models trained on its data
  /// @param model `minilm`, `bge-small`, or a directory with a model of the operator's
  /// @param around put around the embedder
  static Reading open(
      Path directory, String model, VectorStore store, UnaryOperator<Embedder> around) {
    Embedder embedder = around.apply(OnnxModels.open(model));
    CachedEmbedder vectors = new CachedEmbedder(embedder, store);
    Map<String, LinguisticAnalyzer> analyzers = new HashMap<>();
    for (String language : OpenNlpModels.languages()) {
      analyzers.put(language, OpenNlpModels.analyzer(language));
    }
    Vocabulary topics = VocabularyReader.topics();
    SubjectClassifier trained = TrainedModels.open(directory, topics.scheme()).orElse(null);
    List<EntityFinder> finders = NameModels.languages().stream().map(NameModels::finder).toList();
    EnrichmentPipeline pipeline =
        new EnrichmentPipeline(
                LinearModels.languageDetector(),
                analyzers,
                vectors,
                new KeyphraseExtractor()
                    .learning(TrainedModels.keyphrases(directory, analyzers.keySet())),
                List.of(new SubjectTagger(topics, vectors, trained)))
            .finding(finders);
    return new Reading(embedder, vectors, pipeline);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
