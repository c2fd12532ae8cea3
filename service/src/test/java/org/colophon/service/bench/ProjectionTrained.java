package org.colophon.service.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.matching.ProjectionTrainer;
import org.colophon.matching.ReferencePairs;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.bilingual.Embedders;

/// Makes the projection of texts that is shipped with the standard embedding model.
final class ProjectionTrained {
  private ProjectionTrained() {}

  /// Trains and writes it.
  ///
  /// @param arguments the folder that the file goes into
  public static void main(String[] arguments) throws IOException {
    try (Embedder embedder = Embedders.open(Embedders.STANDARD)) {
      CachedEmbedder vectors = new CachedEmbedder(embedder, new Vectors());
      String name = "projection-" + embedder.model().shortDigest() + ".bin";
      try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]).resolve(name))) {
        new ProjectionTrainer().train(ReferencePairs.all(), vectors).write(out);
      }
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
