package org.colophon.service.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.Embedder;
import org.colophon.models.EntityFinder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.names.NameModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.service.learning.TrainedModels;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyReader;

/// The local models that read texts, and the pipeline made of them. Closing twice is harmless.
///
/// @param vocabularies that subjects are taken from
public record TextModels(
    Embedder embedder,
    CachedEmbedder vectors,
    EnrichmentPipeline pipeline,
    List<Vocabulary> vocabularies)
    implements AutoCloseable {
  public TextModels {
    vocabularies = List.copyOf(vocabularies);
  }

  /// One that takes subjects from the bundled topics.
  public TextModels(Embedder embedder, CachedEmbedder vectors, EnrichmentPipeline pipeline) {
    this(embedder, vectors, pipeline, List.of(VocabularyReader.topics()));
  }

  /// @param directory the data directory, for models trained on its data
  /// @param model `bilingual`, `minilm`, `bge-small`, or a directory with a model of the operator's
  /// @param analyzers those of other readings: they remember the lemmas of words that they saw
  /// @param around put around the embedder
  static TextModels open(
      Path directory,
      String model,
      VectorStore store,
      Map<String, LinguisticAnalyzer> analyzers,
      UnaryOperator<Embedder> around) {
    Embedder embedder = around.apply(Embedders.open(model));
    CachedEmbedder vectors = new CachedEmbedder(embedder, store);
    List<Vocabulary> vocabularies = Vocabularies.of(directory);
    List<EntityFinder> finders = NameModels.languages().stream().map(NameModels::finder).toList();
    EnrichmentPipeline pipeline =
        new EnrichmentPipeline(
                LinearModels.languageDetector(),
                analyzers,
                vectors,
                new KeyphraseExtractor()
                    .learning(TrainedModels.keyphrases(directory, analyzers.keySet())),
                Vocabularies.proposing(directory, vocabularies, embedder.model()).stream()
                    .map(vocabulary -> Vocabularies.tagger(directory, vocabulary, vectors))
                    .toList())
            .finding(finders);
    return new TextModels(embedder, vectors, pipeline, vocabularies);
  }

  /// Analyzers of all languages that are read, by ISO 639-1 code.
  static Map<String, LinguisticAnalyzer> analyzers() {
    Map<String, LinguisticAnalyzer> analyzers = new HashMap<>();
    for (String language : OpenNlpModels.languages()) {
      analyzers.put(language, OpenNlpModels.analyzer(language));
    }
    return analyzers;
  }

  @Override
  public void close() {
    embedder.close();
  }
}
