package org.colophon.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.colophon.catalog.ContentType;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;

/// Parsers of lists in the form in which EDItEUR and the IPTC publish them.
final class PublishedLists {
  private static final JsonMapper JSON = new JsonMapper();

  /// A retired topic names the one to use in its note.
  private static final Pattern INSTEAD = Pattern.compile("medtop:(\\d{8})");

  private PublishedLists() {}

  /// EDItEUR's XML of Thema: `Code` elements with `CodeValue`, `CodeDescription`, `CodeNotes` and
  /// `CodeParent`. No document type and no entity is read.
  ///
  /// @param language of the labels, ISO 639-1
  static Vocabulary themaXml(InputStream in, String language) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    List<Concept> concepts = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    String version = "";
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          if (name.equals("Code")) {
            fields.clear();
          } else if (name.equals("IssueNumber") && version.isEmpty()) {
            version = xml.getElementText().strip();
          } else if (name.startsWith("Code") && !name.startsWith("CodeList")) {
            fields.put(name, LabelText.plain(xml.getElementText()));
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Code")) {
          concepts.add(themaCode(fields, language));
        }
      }
    } catch (XMLStreamException e) {
      throw new VocabularyException("the file is not valid Thema XML: " + e.getMessage(), e);
    }
    if (version.isEmpty()) {
      throw new VocabularyException("the file has no IssueNumber");
    }
    return VocabularyReader.thema(version, concepts);
  }

  private static Concept themaCode(Map<String, String> fields, String language) {
    String code = fields.getOrDefault("CodeValue", "");
    String label = fields.getOrDefault("CodeDescription", "");
    if (code.isEmpty() || label.isEmpty()) {
      throw new VocabularyException("the code '" + code + "' has no CodeValue or CodeDescription");
    }
    String note = fields.getOrDefault("CodeNotes", "");
    String parent = fields.getOrDefault("CodeParent", "");
    return new Concept(
        code,
        Map.of(language, label),
        Map.of(),
        note.isEmpty() ? Map.of() : Map.of(language, note),
        parent.isEmpty() ? null : parent,
        null);
  }

  /// The IPTC's JSON of Media Topics: `conceptSet` with `qcode`, `prefLabel` and `definition` by
  /// language, `broader` and `retired`. A retired topic is replaced by those that its note names;
  /// one whose note names none is left out.
  ///
  /// @param types of the content that the list is for
  static Vocabulary mediaTopicsJson(InputStream in, Set<ContentType> types) {
    JsonNode root;
    try {
      root = JSON.readTree(in);
    } catch (IOException e) {
      throw new VocabularyException("the file is not valid JSON: " + e.getMessage(), e);
    }
    List<Concept> concepts = new ArrayList<>();
    for (JsonNode node : root.path("conceptSet")) {
      topic(node)
          .filter(topic -> topic.replacedBy() == null || !topic.successors().isEmpty())
          .ifPresent(concepts::add);
    }
    if (concepts.isEmpty()) {
      throw new VocabularyException("the conceptSet has no topic with a qcode and a prefLabel");
    }
    String version = root.path("dateReleased").asText(root.path("modified").asText("published"));
    return new Vocabulary("mediatopics", version, concepts, Map.of(), false, types);
  }

  private static Optional<Concept> topic(JsonNode node) {
    String code = local(node.path("qcode").asText(node.path("uri").asText()));
    Map<String, String> labels = byLanguage(node.path("prefLabel"));
    if (code.isEmpty() || labels.isEmpty()) {
      return Optional.empty();
    }
    JsonNode broader = node.path("broader");
    String parent = local((broader.isArray() ? broader.path(0) : broader).asText());
    return Optional.of(
        new Concept(
            code,
            labels,
            Map.of(),
            byLanguage(node.path("definition")),
            parent.isEmpty() ? null : parent,
            node.hasNonNull("retired") ? instead(node, code) : null));
  }

  private static String instead(JsonNode node, String code) {
    List<String> codes = new ArrayList<>();
    for (JsonNode text :
        List.of(node.path("note"), node.path("changeNote"), node.path("definition"))) {
      Matcher named = INSTEAD.matcher(text.toString());
      while (named.find()) {
        if (!named.group(1).equals(code) && !codes.contains(named.group(1))) {
          codes.add(named.group(1));
        }
      }
    }
    return String.join("|", codes);
  }

  /// The end of an address or a qcode.
  private static String local(@Nullable String address) {
    String text = address == null ? "" : address;
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
  }

  /// Of several labels of a language, such as `en-GB` and `en-US`, the first.
  private static Map<String, String> byLanguage(JsonNode texts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : texts.properties()) {
      String language = entry.getKey().toLowerCase(Locale.ROOT);
      String text = LabelText.plain(entry.getValue().asText());
      if (language.length() >= 2 && !text.isEmpty()) {
        map.putIfAbsent(language.substring(0, 2), text);
      }
    }
    return map;
  }
}
