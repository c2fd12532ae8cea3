package org.colophon.service.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.models.ModelFileException;
import org.colophon.models.linear.SubjectClassifier;

/// The models of a data directory that were trained on its own data.
public final class TrainedModels {
  private TrainedModels() {}

  /// Where the classifier of a vocabulary lies.
  public static Path subjects(Path directory, String scheme) {
    return directory.resolve("models").resolve("subjects-" + scheme + ".bin");
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
