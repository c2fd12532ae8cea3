package org.colophon.eval.sets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.metrics.Entities;

/// A reader of files with one JSON object per line. What it holds says what it is:
/// - `{"text" or "title"/"body", "labels": [..]}`: a labelled text (`label` for a single one)
/// - `{"tokens": [..], "tags": [..]}`: a sentence with entities
/// - `{"first", "second", "score"}`: a pair
/// - `{"liked": [..], "disliked": [..], "candidates": [{"title", .., "relevance"}]}`: a choice
///
/// `id`, `language` and `facets` are optional everywhere. A line whose `origin` is `machine` is
/// refused: machine-made labels are not accepted as gold.
final class LabelledJsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LabelledJsonLines() {}

  static List<Example> read(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".jsonl")) {
      List<String> lines = reading.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          examples.add(example(reading, file, i + 1, lines.get(i)));
        }
      }
    }
    return examples;
  }

  /// The objects of a file of JSON lines, blank lines left out.
  static List<JsonNode> objects(SetFile reading, Path file) {
    List<JsonNode> objects = new ArrayList<>();
    List<String> lines = reading.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        objects.add(parse(file, i + 1, lines.get(i)));
      }
    }
    return objects;
  }

  private static JsonNode parse(Path file, int line, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.isObject()) {
        throw new BrokenFileException(file, line, "is not a JSON object");
      }
      return node;
    } catch (JacksonException e) {
      throw new BrokenFileException(file, line, "is not valid JSON: " + e.getOriginalMessage());
    }
  }

  private static Example example(SetFile reading, Path file, int line, String text) {
    JsonNode node = parse(file, line, text);
    if (node.path("origin").asText("human").equals("machine")) {
      throw new BrokenFileException(file, line, "machine-made labels are not accepted as gold");
    }
    String id = node.path("id").asText(file.getFileName() + ":" + line);
    SortedMap<String, String> facets = reading.facets();
    node.path("facets").properties().forEach(e -> facets.put(e.getKey(), e.getValue().asText()));
    Optional.ofNullable(node.get("language")).ifPresent(l -> facets.put("language", l.asText()));
    if (node.has("tokens")) {
      return sentence(file, line, id, node, facets);
    }
    if (node.has("score")) {
      return new Example.Pair(
          id,
          node.path("first").asText(),
          node.path("second").asText(),
          node.path("score").asDouble(),
          facets);
    }
    if (node.has("candidates")) {
      return choice(id, node, facets);
    }
    return labelled(file, line, id, node, facets);
  }

  private static Example sentence(
      Path file, int line, String id, JsonNode node, SortedMap<String, String> facets) {
    List<String> tokens = strings(node.path("tokens"));
    List<String> tags = strings(node.path("tags"));
    if (tokens.size() != tags.size()) {
      throw new BrokenFileException(
          file, line, tokens.size() + " tokens but " + tags.size() + " tags");
    }
    try {
      return new Example.Sentence(id, tokens, Entities.decode(tags), facets);
    } catch (IllegalArgumentException e) {
      throw new BrokenFileException(file, line, String.valueOf(e.getMessage()));
    }
  }

  private static Example labelled(
      Path file, int line, String id, JsonNode node, SortedMap<String, String> facets) {
    List<String> labels = new ArrayList<>(strings(node.path("labels")));
    if (node.has("label")) {
      labels.add(node.path("label").asText());
    }
    SortedMap<String, String> fields = fields(node);
    if (!node.has("labels") && labels.isEmpty()) {
      throw new BrokenFileException(file, line, "has neither 'label' nor 'labels'");
    }
    if (fields.getOrDefault("title", "").isEmpty() && fields.getOrDefault("body", "").isEmpty()) {
      throw new BrokenFileException(file, line, "has no text");
    }
    return new Example.Text(id, fields, labels, facets);
  }

  private static Example choice(String id, JsonNode node, SortedMap<String, String> facets) {
    List<Example.Candidate> candidates = new ArrayList<>();
    for (JsonNode candidate : node.path("candidates")) {
      candidates.add(
          new Example.Candidate(entry(candidate), candidate.path("relevance").asDouble()));
    }
    return new Example.Choice(
        id, entries(node.path("liked")), entries(node.path("disliked")), candidates, facets);
  }

  private static List<Example.Entry> entries(JsonNode list) {
    List<Example.Entry> entries = new ArrayList<>();
    list.forEach(one -> entries.add(entry(one)));
    return entries;
  }

  private static Example.Entry entry(JsonNode node) {
    SortedMap<String, String> fields = new TreeMap<>();
    if (node.isTextual()) {
      fields.put("title", node.asText());
      return new Example.Entry(node.asText(), fields);
    }
    fields.putAll(fields(node));
    return new Example.Entry(node.path("id").asText(fields.getOrDefault("title", "")), fields);
  }

  private static SortedMap<String, String> fields(JsonNode node) {
    SortedMap<String, String> fields = new TreeMap<>();
    node.properties()
        .forEach(field -> {
          if (field.getValue().isTextual()) {
            fields.put(
                field.getKey().equals("text") ? "body" : field.getKey(), field.getValue().asText());
          }
        });
    return fields;
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(one -> strings.add(one.asText()));
    return strings;
  }
}
