package org.colophon.service.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.Embedder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.files.ModelFiles;
import org.jspecify.annotations.Nullable;

/// Opens the models that read texts. Thread-safe.
public interface ReadingSource {
  /// Opens models; what is returned is the caller's to close.
  ///
  /// @param model `minilm`, `bge-small`, or a directory with a model of the operator's
  /// @param vectors where the vectors are kept
  /// @param around put around the embedder; it closes what it stands around
  /// @throws ModelFileException when a file is missing or damaged
  Reading open(String model, VectorStore vectors, UnaryOperator<Embedder> around);

  /// The embedding model of that name, without loading it.
  ModelId id(String model);

  /// The models that come with the product and those of a data directory.
  static ReadingSource of(Path directory) {
    return new ReadingSource() {
      private @Nullable Map<String, LinguisticAnalyzer> analyzers;

      private synchronized Map<String, LinguisticAnalyzer> analyzers() {
        if (analyzers == null) {
          analyzers = Reading.analyzers();
        }
        return analyzers;
      }

      @Override
      public Reading open(String model, VectorStore vectors, UnaryOperator<Embedder> around) {
        return Reading.open(directory, model, vectors, analyzers(), around);
      }

      @Override
      public ModelId id(String model) {
        return ModelFiles.find(model).id();
      }
    };
  }

  /// The same models whatever the name.
  static ReadingSource always(Function<VectorStore, Reading> models) {
    return new ReadingSource() {
      @Override
      public Reading open(String model, VectorStore vectors, UnaryOperator<Embedder> around) {
        return models.apply(vectors);
      }

      @Override
      public ModelId id(String model) {
        try (Reading reading = models.apply(NoVectors.NONE)) {
          return reading.embedder().model();
        }
      }
    };
  }
}
