package org.colophon.service.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.matching.ProjectionTrainer;
import org.colophon.matching.ReferencePairs;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.bilingual.Embedders;
import org.colophon.service.learning.TrainedModels;
import org.colophon.subjects.ConceptDiscriminant;
import org.colophon.subjects.ConceptVectors;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyReader;

/// Makes what is shipped with the standard embedding model: the projection of texts, the vectors of
/// the books' concepts, and the discriminants of both bundled vocabularies.
final class ShippedVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShippedVectors() {}

  /// Trains and writes them.
  ///
  /// @param arguments the folder of the projection, that of the concepts, and that of the described
  ///   audiences
  public static void main(String[] arguments) throws IOException {
    try (Embedder embedder = Embedders.open(Embedders.STANDARD)) {
      CachedEmbedder vectors = new CachedEmbedder(embedder, new Vectors());
      Path concepts = Path.of(arguments[1]);
      write(
          concepts,
          ConceptVectors.resource(VocabularyReader.books(), embedder.model()),
          out ->
              ConceptVectors.made(VocabularyReader.books(), vectors)
                  .write(VocabularyReader.books(), embedder.model(), out));
      for (Vocabulary vocabulary :
          List.of(VocabularyReader.books(), VocabularyReader.mediaTopics())) {
        write(
            concepts,
            ConceptDiscriminant.resource(vocabulary, embedder.model()),
            out ->
                ConceptDiscriminant.train(vocabulary, vectors)
                    .write(vocabulary, embedder.model(), out));
      }
      String name = "projection-" + embedder.model().shortDigest() + ".bin";
      write(
          Path.of(arguments[0]),
          name,
          out -> new ProjectionTrainer().train(pairs(Path.of(arguments[2])), vectors).write(out));
    }
  }

  /// The concepts' pairs and those of the audiences in a folder's `*.jsonl`.
  private static ReferencePairs pairs(Path folder) throws IOException {
    List<ReferencePairs.Pair> pairs = new ArrayList<>(ReferencePairs.all().pairs());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        JsonNode audience = JSON.readTree(line);
        String language = audience.path("language").asText();
        String description =
            audience.path("name").asText() + ". " + audience.path("description").asText();
        audience
            .path("texts")
            .forEach(
                text -> pairs.add(new ReferencePairs.Pair(language, description, text.asText())));
      }
    }
    return new ReferencePairs(pairs);
  }

  private static void write(Path folder, String resource, TrainedModels.ModelWriter model)
      throws IOException {
    Path file = folder.resolve(String.valueOf(Path.of(resource).getFileName()));
    try (OutputStream out = Files.newOutputStream(file)) {
      model.write(out);
    }
  }

  /// Vectors in memory.
  private static final class Vectors implements VectorStore {
    private final Map<String, Embedding> kept = new ConcurrentHashMap<>();

    @Override
    public Map<String, Embedding> find(String digest, Collection<String> hashes) {
      Map<String, Embedding> found = new HashMap<>(kept);
      found.keySet().retainAll(hashes);
      return found;
    }

    @Override
    public void put(String digest, Map<String, Embedding> vectors) {
      kept.putAll(vectors);
    }
  }
}
