package org.colophon.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.catalog.ContentType;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;

/// A reader of vocabularies from their files.
public final class VocabularyReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern FILE_LANGUAGE = Pattern.compile("[_-]([a-z]{2})\\.(?:json|xml)$");
  private static final Set<ContentType> ARTICLES =
      EnumSet.complementOf(EnumSet.of(ContentType.BOOK));
  private static final Pattern TAB = Pattern.compile("\t");

  /// The main categories that are one or the other; poetry and plays, comics, and books for
  /// children have both.
  private static final Map<String, Boolean> THEMA_FICTION =
      Map.ofEntries(
          Map.entry("F", true),
          Map.entry("YF", true),
          Map.entry("YN", false),
          Map.entry("A", false),
          Map.entry("C", false),
          Map.entry("G", false),
          Map.entry("J", false),
          Map.entry("K", false),
          Map.entry("L", false),
          Map.entry("M", false),
          Map.entry("N", false),
          Map.entry("P", false),
          Map.entry("Q", false),
          Map.entry("R", false),
          Map.entry("S", false),
          Map.entry("T", false),
          Map.entry("U", false),
          Map.entry("V", false),
          Map.entry("W", false));

  private VocabularyReader() {}

  /// Reads a file by its ending: `.yaml`, `.yml` and `.json` in our own form, `.csv` as
  /// [VocabularyTable] says, `.rdf` and `.xml` as SKOS. Told by their content are EDItEUR's JSON
  /// and XML of Thema, whose language is the end of the file's name, `_de.json`, and the IPTC's
  /// JSON of Media Topics.
  ///
  /// @throws VocabularyException when the file has another form, a ring, or (in a form of our own)
  ///   a reference to a code that it lacks or a label twice
  public static Vocabulary open(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      Vocabulary read = read(name, Files.readAllBytes(file));
      VocabularyCheck.sound(read, VocabularyCheck.rings(read), _ -> "the file");
      return read.withLabelsOfReplaced();
    } catch (IOException e) {
      throw new VocabularyException(file + " cannot be read", e);
    } catch (VocabularyException | IllegalArgumentException e) {
      throw new VocabularyException(file + ": " + e.getMessage(), e);
    }
  }

  private static Vocabulary read(String name, byte[] bytes) {
    InputStream in = new ByteArrayInputStream(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Matcher ending = FILE_LANGUAGE.matcher(name);
    String language = ending.find() ? ending.group(1) : "en";
    if (name.endsWith(".csv")) {
      return VocabularyTable.read(text);
    }
    if (name.endsWith(".rdf") || name.endsWith(".xml")) {
      return text.contains("<CodeValue>")
          ? PublishedLists.themaXml(in, language)
          : SkosReader.read(in, name.substring(0, name.lastIndexOf('.')));
    }
    if (name.endsWith(".json") && text.contains("\"ThemaCodes\"")) {
      return thema(in, language);
    }
    return name.endsWith(".json") && text.contains("\"conceptSet\"")
        ? PublishedLists.mediaTopicsJson(in, ARTICLES)
        : own(in);
  }

  /// The bundled topics of a publishing group, scheme `topics`, in German and English.
  public static Vocabulary topics() {
    return own(new ByteArrayInputStream(bundled("topics.yaml")));
  }

  /// The IPTC's Media Topics, scheme `mediatopics`, with the IPTC's codes and English labels, and
  /// with German labels and synonyms and English definitions of our own.
  public static Vocabulary mediaTopics() {
    return VocabularyTable.read(new String(bundled("mediatopics.csv"), StandardCharsets.UTF_8));
  }

  /// A selection of genres and topics of books, scheme `thema`: code values of Thema with labels,
  /// synonyms and definitions of our own in German and English.
  public static Vocabulary books() {
    return VocabularyTable.read(new String(bundled("thema-short.csv"), StandardCharsets.UTF_8));
  }

  private static byte[] bundled(String file) {
    String name = "/vocabularies/" + file;
    try (InputStream in = VocabularyReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new VocabularyException("the bundled vocabulary '" + name + "' is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new VocabularyException("the bundled vocabulary cannot be read", e);
    }
  }

  /// A list in our own form, YAML or JSON: `scheme`, `version` and `concepts`, each with `code`,
  /// `label` and optionally `synonyms`, `note` and `examples` (all by language), `parent` and
  /// `replaced_by`; optionally `fiction`, from codes to whether they and all below them stand for
  /// invented stories.
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
              lists(node.path("examples")),
              optional(node, "parent"),
              optional(node, "replaced_by")));
    }
    Map<String, Boolean> fiction = new LinkedHashMap<>();
    root.path("fiction")
        .properties()
        .forEach(e -> fiction.put(e.getKey(), e.getValue().asBoolean()));
    Vocabulary read =
        new Vocabulary(text(root, "scheme"), text(root, "version"), concepts, fiction);
    return VocabularyCheck.sound(read, VocabularyCheck.all(read), _ -> "concepts");
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
    return thema(text(list, "IssueNumber"), concepts);
  }

  static Vocabulary thema(String version, List<Concept> concepts) {
    return new Vocabulary(
        "thema", version, concepts, THEMA_FICTION, false, Set.of(ContentType.BOOK));
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
    return new Vocabulary("mediatopics", version, concepts, Map.of(), false, ARTICLES);
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
      throw new VocabularyException("the vocabulary has no field '" + field + "'");
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

  /// A parser of one file format.
  private interface TreeReader {
    JsonNode read(InputStream in) throws IOException;
  }
}
