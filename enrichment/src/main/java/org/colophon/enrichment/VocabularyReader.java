package org.colophon.enrichment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.colophon.enrichment.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;

/// Reads vocabularies from their files.
public final class VocabularyReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern TAB = Pattern.compile("\t");

  private VocabularyReader() {}

  /// The bundled topics of a publishing group, scheme `topics`, in German and English.
  public static Vocabulary topics() {
    String name = "/vocabularies/topics.yaml";
    try (InputStream in = VocabularyReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new VocabularyException("the bundled vocabulary '" + name + "' is missing");
      }
      return own(in);
    } catch (IOException e) {
      throw new VocabularyException("the bundled vocabulary cannot be read", e);
    }
  }

  /// A list in our own form, YAML or JSON: `scheme`, `version` and `concepts`, each with `code`,
  /// `label` and optionally `synonyms` and `note` (all three by language), `parent` and
  /// `replaced_by`.
  ///
  /// @throws VocabularyException when the file has another form
  public static Vocabulary own(InputStream in) {
    JsonNode root = tree(YAML::readTree, in);
    List<Concept> concepts = new ArrayList<>();
    for (JsonNode node : required(root, "concepts")) {
      concepts.add(
          new Concept(
              text(node, "code"),
              strings(required(node, "label")),
              lists(node.path("synonyms")),
              strings(node.path("note")),
              optional(node, "parent"),
              optional(node, "replaced_by")));
    }
    return new Vocabulary(text(root, "scheme"), text(root, "version"), concepts);
  }

  /// EDItEUR's JSON of Thema, in the language of the file.
  ///
  /// @param language of the labels, ISO 639-1
  /// @throws VocabularyException when the file has another form
  public static Vocabulary thema(InputStream in, String language) {
    JsonNode list = required(tree(JSON::readTree, in), "CodeList");
    List<Concept> concepts = new ArrayList<>();
    for (JsonNode node : required(required(list, "ThemaCodes"), "Code")) {
      String note = node.path("CodeNotes").asText();
      concepts.add(
          new Concept(
              text(node, "CodeValue"),
              Map.of(language, text(node, "CodeDescription")),
              Map.of(),
              note.isBlank() ? Map.of() : Map.of(language, note),
              optional(node, "CodeParent"),
              null));
    }
    return new Vocabulary("thema", text(list, "IssueNumber"), concepts);
  }

  /// Media Topics as tab-separated `code`, `parent`, `label` with a heading.
  ///
  /// @param language of the labels, ISO 639-1
  /// @throws VocabularyException when a line has another form
  public static Vocabulary mediaTopics(InputStream in, String language, String version) {
    List<Concept> concepts = new ArrayList<>();
    int number = 0;
    for (String line : lines(in)) {
      number++;
      String[] columns = TAB.split(line, -1);
      if (columns.length < 3 || columns[0].isBlank() || columns[2].isBlank()) {
        throw new VocabularyException(
            "line " + number + " has no code, parent and label between tabs: " + line);
      }
      if (number > 1) {
        String parent = columns[1].isBlank() ? null : columns[1];
        concepts.add(
            new Concept(
                columns[0], Map.of(language, columns[2]), Map.of(), Map.of(), parent, null));
      }
    }
    return new Vocabulary("mediatopics", version, concepts);
  }

  private static List<String> lines(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new VocabularyException("the vocabulary cannot be read", e);
    }
  }

  private static JsonNode tree(TreeReader reader, InputStream in) {
    try {
      return reader.read(in);
    } catch (IOException e) {
      throw new VocabularyException("the vocabulary is not readable: " + e.getMessage(), e);
    }
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new VocabularyException("the vocabulary lacks the field '" + field + "'");
    }
    return value;
  }

  private static String text(JsonNode node, String field) {
    String value = required(node, field).asText();
    if (value.isBlank()) {
      throw new VocabularyException("the vocabulary's field '" + field + "' is empty");
    }
    return value;
  }

  private static @Nullable String optional(JsonNode node, String field) {
    String value = node.path(field).asText();
    return value.isBlank() || value.equals("null") ? null : value;
  }

  private static Map<String, String> strings(JsonNode byLanguage) {
    Map<String, String> map = new LinkedHashMap<>();
    byLanguage.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  private static Map<String, List<String>> lists(JsonNode byLanguage) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : byLanguage.properties()) {
      List<String> values = new ArrayList<>();
      entry.getValue().forEach(value -> values.add(value.asText()));
      map.put(entry.getKey(), List.copyOf(values));
    }
    return map;
  }

  private interface TreeReader {
    JsonNode read(InputStream in) throws IOException;
  }
}
