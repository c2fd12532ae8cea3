package org.colophon.service.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.matching.MatchModel;
import org.colophon.matching.MatchModelFile;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.linear.SubjectClassifier;

/// The models of a data directory that were trained on its own data.
public final class TrainedModels {
  private TrainedModels() {}

  /// Where the classifier of a vocabulary lies.
  public static Path subjects(Path directory, String scheme) {
    return directory.resolve("models").resolve("subjects-" + scheme + ".bin");
  }

  /// Where the matching model that goes with an embedding model lies, in the directory of the
  /// models: weights that were learned with one model's vectors mean nothing with another's.
  public static Path matching(Path models, String digest) {
    return models.resolve(
        "matching-" + digest.substring(0, Math.min(12, digest.length())) + ".bin");
  }

  /// The matching model that goes with an embedding model, the shipped one where none was trained.
  ///
  /// @throws ModelFileException when it is damaged, or was learned with other vectors
  static MatchModel matching(Path models, ModelId embedder) {
    Path file = matching(models, embedder.digest());
    if (!Files.exists(file)) {
      return MatchModel.SHIPPED;
    }
    try (InputStream in = Files.newInputStream(file)) {
      MatchModel model = MatchModelFile.read(in, file.toString());
      if (!model.fits(embedder)) {
        throw new ModelFileException(
            file
                + " was learned with vectors of the model "
                + model.embedder()
                + ", not of "
                + embedder.digest()
                + "; run `colophon train matching` again");
      }
      return model;
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read", e);
    }
  }

  /// The classifier of a vocabulary, where one was trained.
  ///
  /// @throws ModelFileException when it is damaged
  static Optional<SubjectClassifier> open(Path directory, String scheme) {
    Path file = subjects(directory, scheme);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(SubjectClassifier.read(in, file.toString()));
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read", e);
    }
  }
}
