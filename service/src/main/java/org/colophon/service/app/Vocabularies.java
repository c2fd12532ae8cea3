package org.colophon.service.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.ModelId;
import org.colophon.service.learning.TrainedModels;
import org.colophon.subjects.SubjectTagger;
import org.colophon.subjects.Threshold;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyException;
import org.colophon.vocabulary.VocabularyReader;

/// The vocabularies of a data directory: the bundled ones, and the files in `vocabularies/` in the
/// order of their names. One of the same scheme as a bundled one takes its place; a complete Thema
/// keeps the labels and definitions of the bundled selection beside its own.
public final class Vocabularies {
  private Vocabularies() {}

  /// Reads them.
  ///
  /// @throws VocabularyException when a file is broken, or two have the same scheme
  public static List<Vocabulary> of(Path directory) {
    List<Vocabulary> all = new ArrayList<>();
    for (Path file : files(directory.resolve("vocabularies"))) {
      add(VocabularyReader.open(file), file, all);
    }
    all.replaceAll(read ->
        read.scheme().equals("thema") ? read.supplementedBy(VocabularyReader.books()) : read);
    List<Vocabulary> bundled =
        List.of(
            VocabularyReader.topics(), VocabularyReader.mediaTopics(), VocabularyReader.books());
    return Stream.concat(bundled.stream().filter(own -> !isIn(all, own.scheme())), all.stream())
        .toList();
  }

  /// Files of one version, such as Thema's in German and in English, are one list.
  private static void add(Vocabulary read, Path file, List<Vocabulary> all) {
    for (int i = 0; i < all.size(); i++) {
      Vocabulary known = all.get(i);
      if (known.scheme().equals(read.scheme())) {
        if (!known.version().equals(read.version())) {
          throw new VocabularyException(
              file
                  + " has version '"
                  + read.version()
                  + "' of the scheme '"
                  + read.scheme()
                  + "', another file has version '"
                  + known.version()
                  + "': remove one of them");
        }
        all.set(i, known.supplementedBy(read));
        return;
      }
    }
    all.add(read);
  }

  private static boolean isIn(List<Vocabulary> all, String scheme) {
    return all.stream().anyMatch(known -> known.scheme().equals(scheme));
  }

  /// Those that subjects are proposed from: all but the bundled topics, whose place Media Topics
  /// and the list of books took; the topics too where a classifier was trained on them or a file in
  /// `vocabularies/` has their scheme.
  static List<Vocabulary> proposing(
      Path directory, List<Vocabulary> vocabularies, ModelId embedder) {
    Vocabulary topics = VocabularyReader.topics();
    boolean trained = Files.exists(TrainedModels.subjectsFor(directory, topics.scheme(), embedder));
    return vocabularies.stream()
        .filter(one ->
            trained
                || !one.scheme().equals(topics.scheme())
                || !one.concepts().equals(topics.concepts()))
        .toList();
  }

  /// Whether a file has the name of a list of subjects.
  public static boolean isList(Path file) {
    return file.toString().matches(".*\\.(yaml|yml|json|csv|rdf|xml)");
  }

  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Vocabularies::isList).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the vocabularies in " + directory + " cannot be listed", e);
    }
  }

  /// What proposes the subjects of a vocabulary: with the classifier and the threshold of the data
  /// directory, where one was trained.
  static SubjectTagger tagger(Path directory, Vocabulary vocabulary, CachedEmbedder vectors) {
    Path file = TrainedModels.subjectsFor(directory, vocabulary.scheme(), vectors.model());
    return TrainedModels.open(file)
        .map(classifier ->
            new SubjectTagger(
                vocabulary, vectors, classifier, threshold(file, vocabulary.scheme())))
        .orElseGet(() -> new SubjectTagger(vocabulary, vectors));
  }

  /// What the model's card says of the threshold.
  private static Threshold threshold(Path model, String scheme) {
    Threshold none = Threshold.unmeasured(scheme, SubjectTagger.LEAST);
    Path card = model.resolveSibling("subjects-" + scheme + ".json");
    if (!Files.exists(card)) {
      return none;
    }
    try {
      JsonNode node = new JsonMapper().readTree(Files.readAllBytes(card)).path("threshold");
      return node.path("least").isNumber()
          ? new Threshold(
              scheme,
              node.path("least").asDouble(),
              Optional.of(
                  new Threshold.Measured(
                      node.path("promised").asDouble(),
                      node.path("precision").asDouble(),
                      node.path("found").asDouble(),
                      node.path("texts").asInt())))
          : none;
    } catch (IOException e) {
      throw new UncheckedIOException("the model card " + card + " cannot be read", e);
    }
  }
}
