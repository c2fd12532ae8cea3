package org.colophon.service.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.enrichment.CachedEmbedder;
import org.colophon.enrichment.ConfirmedSubjects;
import org.colophon.enrichment.SubjectFeatures;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectTrainer;
import org.colophon.models.onnx.OnnxModels;
import org.colophon.service.json.Json;
import org.jspecify.annotations.Nullable;

/// What `colophon train subjects` learns from.
///
/// @param embedder that made the texts' vectors; null where they have none
record SubjectLessons(List<LabelledText> texts, @Nullable ModelId embedder) {
  SubjectLessons {
    texts = List.copyOf(texts);
  }

  /// The texts with their vectors.
  ///
  /// @param model name or directory of the embedding model
  static SubjectLessons reading(List<LabelledText> texts, String model, VectorStore store) {
    try (Embedder embedder = OnnxModels.open(model)) {
      CachedEmbedder vectors = new CachedEmbedder(embedder, store);
      return new SubjectLessons(
          texts.stream().map(text -> ConfirmedSubjects.withVector(text, vectors)).toList(),
          embedder.model());
    }
  }

  /// The first lines of a labelled file, as many as can be learned from.
  ///
  /// @throws IllegalArgumentException where a line is no lesson
  static List<LabelledText> labelled(Path file) throws IOException {
    List<LabelledText> lessons = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && lessons.size() < SubjectTrainer.MOST_TEXTS) {
        lessons.add(lesson(line, file + ", line " + number));
      }
    }
    return lessons;
  }

  private static LabelledText lesson(String line, String where) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(where + ": " + e.getOriginalMessage(), e);
    }
    if (node.path("origin").asText("human").equals("machine")) {
      throw new IllegalArgumentException(
          where + ": a machine made these subjects and nobody confirmed them");
    }
    String title = node.path("title").asText("");
    Set<String> subjects = new HashSet<>();
    node.path("subjects").forEach(subject -> subjects.add(subject.asText()));
    List<String> authors = new ArrayList<>();
    node.path("authors").forEach(author -> authors.add(author.asText()));
    if (!node.path("text").isTextual() || subjects.isEmpty()) {
      throw new IllegalArgumentException(where + ": needs a text and subjects");
    }
    return new LabelledText(
        title + "\n\n" + node.path("text").asText(),
        subjects,
        SubjectFeatures.of(title, authors, node.path("isbn").asText("")));
  }
}
