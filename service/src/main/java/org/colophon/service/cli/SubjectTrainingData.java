package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectTrainer;
import org.colophon.subjects.ConfirmedSubjects;
import org.colophon.subjects.SubjectFeatures;
import org.jspecify.annotations.Nullable;

/// The training data of `colophon train subjects`.
///
/// @param embedder that made the texts' vectors; null where they have none
record SubjectTrainingData(List<LabelledText> texts, @Nullable ModelId embedder) {
  SubjectTrainingData {
    texts = List.copyOf(texts);
  }

  /// The texts with their vectors.
  ///
  /// @param model name or directory of the embedding model
  static SubjectTrainingData reading(List<LabelledText> texts, String model, VectorStore store) {
    try (Embedder embedder = Embedders.open(model)) {
      CachedEmbedder vectors = new CachedEmbedder(embedder, store);
      return new SubjectTrainingData(
          texts.stream().map(text -> ConfirmedSubjects.withVector(text, vectors)).toList(),
          embedder.model());
    }
  }

  /// The first lines of a labelled file, as many as can be learned from.
  ///
  /// @throws IllegalArgumentException where a line is no training example
  static List<LabelledText> labelled(Path file) throws IOException {
    return new LabelledLines(file, "made these subjects", "them")
        .read(SubjectTrainer.MOST_TEXTS, SubjectTrainingData::example);
  }

  private static LabelledText example(JsonNode node) {
    String title = node.path("title").asText("");
    Set<String> subjects = new HashSet<>(LabelledLines.texts(node, "subjects"));
    if (!node.path("text").isTextual() || subjects.isEmpty()) {
      throw new IllegalArgumentException("needs a text and subjects");
    }
    return new LabelledText(
        title + "\n\n" + node.path("text").asText(),
        subjects,
        SubjectFeatures.of(
            title, LabelledLines.texts(node, "authors"), node.path("isbn").asText("")));
  }
}
