package org.colophon.service.learning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.keyphrases.PhraseRanker;
import org.colophon.matching.MatchModel;
import org.colophon.matching.MatchModelFile;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.linear.SubjectClassifier;
import org.jspecify.annotations.Nullable;

/// The models of a data directory that were trained on its own data.
public final class TrainedModels {
  private TrainedModels() {}

  /// Where the classifier of a vocabulary lies.
  public static Path subjects(Path directory, String scheme) {
    return directory.resolve("models").resolve("subjects-" + scheme + ".bin");
  }

  /// Where the classifier of a vocabulary lies that reads vectors: they mean nothing to another
  /// embedding model.
  ///
  /// @param embedder null: of the one that reads no vectors
  public static Path subjects(Path directory, String scheme, @Nullable ModelId embedder) {
    Path plain = subjects(directory, scheme);
    return embedder == null
        ? plain
        : plain.resolveSibling(embedder.shortDigest()).resolve(plain.getFileName());
  }

  /// Removes the classifiers of a vocabulary that read vectors, of all embedding models: one that
  /// was learned later takes their place.
  public static void dropSubjectsWithVectors(Path directory, String scheme) throws IOException {
    Path models = directory.resolve("models");
    if (Files.isDirectory(models)) {
      List<Path> folders;
      try (Stream<Path> all = Files.list(models)) {
        folders = all.filter(Files::isDirectory).toList();
      }
      for (Path folder : folders) {
        Files.deleteIfExists(folder.resolve("subjects-" + scheme + ".bin"));
        Files.deleteIfExists(folder.resolve("subjects-" + scheme + ".json"));
      }
    }
  }

  /// The classifier of a vocabulary to use beside an embedding model: the one that reads its
  /// vectors, where there is one.
  public static Path subjectsFor(Path directory, String scheme, ModelId embedder) {
    Path reading = subjects(directory, scheme, embedder);
    return Files.exists(reading) ? reading : subjects(directory, scheme);
  }

  /// Where the ranker of keyphrases of a language lies.
  public static Path keyphrases(Path directory, String language) {
    return directory.resolve("models").resolve("keyphrases-" + language + ".bin");
  }

  /// The rankers of keyphrases that were trained.
  ///
  /// @throws ModelFileException when one is damaged
  public static List<PhraseRanker> keyphrases(Path directory, Collection<String> languages) {
    List<PhraseRanker> rankers = new ArrayList<>();
    for (String language : languages) {
      Path file = keyphrases(directory, language);
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          rankers.add(PhraseRanker.read(in, file.toString()));
        } catch (IOException e) {
          throw new ModelFileException(file + " cannot be read", e);
        }
      }
    }
    return rankers;
  }

  /// A writer of one model.
  @FunctionalInterface
  public interface ModelWriter {
    void write(OutputStream out) throws IOException;
  }

  /// Puts a model in the place of an older one, whole or not at all.
  public static void replace(Path file, ModelWriter model) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(half)) {
      model.write(out);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Puts a matching model in the place of another one, which is kept for the way back. The card of
  /// the other one goes.
  public static void replaceMatching(Path file, MatchModel model) throws IOException {
    if (Files.exists(file)) {
      replace(before(file), out -> Files.copy(file, out));
    } else {
      Files.deleteIfExists(before(file));
    }
    Files.deleteIfExists(named(file, ".json"));
    replace(file, out -> MatchModelFile.write(model, out));
  }

  /// Puts the model before in the place of a matching model; without one the shipped model is in
  /// use.
  static void restoreMatching(Path file) throws IOException {
    Files.deleteIfExists(named(file, ".json"));
    if (Files.exists(before(file))) {
      Files.move(
          before(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(file);
    }
  }

  /// Writes what is to be known of a model beside its file; returns where.
  public static Path card(Path file, ObjectNode card) throws IOException {
    return Files.writeString(named(file, ".json"), card.toPrettyString() + "\n");
  }

  /// The file beside a model's that ends otherwise.
  private static Path named(Path file, String end) {
    return file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.bin$", end));
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
  public static MatchModel matching(Path models, ModelId embedder) {
    return find(matching(models, embedder.digest()), embedder).orElse(MatchModel.SHIPPED);
  }

  /// Where the model lies that a matching model took the place of.
  private static Path before(Path file) {
    return named(file, "-before.bin");
  }

  /// The matching model in a file, where there is one.
  ///
  /// @throws ModelFileException when it is damaged, or was learned with other vectors
  static Optional<MatchModel> find(Path file, ModelId embedder) {
    if (!Files.exists(file)) {
      return Optional.empty();
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
      return Optional.of(model);
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read", e);
    }
  }

  /// The classifier in a file, where there is one.
  ///
  /// @throws ModelFileException when it is damaged
  public static Optional<SubjectClassifier> open(Path file) {
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
