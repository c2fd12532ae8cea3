package org.colophon.models.opennlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerModel;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.files.ModelFiles;

/// The four loaded models of one language: immutable, shared by all threads.
record AnalyzerModels(
    ModelId id,
    SentenceModel sentences,
    TokenizerModel tokens,
    POSModel tags,
    LemmatizerModel lemmas) {

  /// @throws ModelFileException when a file is no model of its kind
  static AnalyzerModels load(ModelFiles files) {
    return new AnalyzerModels(
        files.id(),
        read(files, "sentences", SentenceModel::new),
        read(files, "tokens", TokenizerModel::new),
        read(files, "tags", POSModel::new),
        read(files, "lemmas", LemmatizerModel::new));
  }

  /// Reads one part of a model.
  ///
  /// @throws ModelFileException when the library cannot make the model of it
  static <M> M read(ModelFiles files, String part, Reader<M> reader) {
    try (InputStream in = new ByteArrayInputStream(files.read(part))) {
      return reader.read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelFileException(
          files.describe(part) + " is not an OpenNLP model for " + part, e);
    }
  }

  /// The constructor of a model from its file.
  @FunctionalInterface
  interface Reader<M> {
    M read(InputStream in) throws IOException;
  }
}
