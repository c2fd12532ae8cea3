package org.colophon.service.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.models.bilingual.Embedders;
import org.jspecify.annotations.Nullable;

/// Opens the models that read texts. Thread-safe.
public interface TextModelSource {
  /// Opens models; what is returned is the caller's to close.
  ///
  /// @param model `bilingual`, `minilm`, `bge-small`, or a directory with a model of the operator's
  /// @param vectors where the vectors are kept
  /// @param around put around the embedder; it closes what it stands around
  /// @throws org.colophon.models.ModelFileException when a file is missing or damaged
  TextModels open(String model, VectorStore vectors, UnaryOperator<Embedder> around);

  /// The embedding model of that name, without loading it.
  ModelId id(String model);

  /// The models that come with the product and those of a data directory.
  static TextModelSource of(Path directory) {
    return new TextModelSource() {
      private @Nullable Map<String, LinguisticAnalyzer> analyzers;

      private synchronized Map<String, LinguisticAnalyzer> analyzers() {
        if (analyzers == null) {
          analyzers = TextModels.analyzers();
        }
        return analyzers;
      }

      @Override
      public TextModels open(String model, VectorStore vectors, UnaryOperator<Embedder> around) {
        return TextModels.open(directory, model, vectors, analyzers(), around);
      }

      @Override
      public ModelId id(String model) {
        return Embedders.id(model);
      }
    };
  }

  /// The same models whatever the name.
  static TextModelSource always(Function<VectorStore, TextModels> models) {
    return new TextModelSource() {
      @Override
      public TextModels open(String model, VectorStore vectors, UnaryOperator<Embedder> around) {
        return models.apply(vectors);
      }

      @Override
      public ModelId id(String model) {
        try (TextModels reading = models.apply(DiscardingVectorStore.NONE)) {
          return reading.embedder().model();
        }
      }
    };
  }
}
