package org.colophon.vocabulary;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;

/// A parser of SKOS (W3C Recommendation of 18 August 2009) in RDF/XML. Of each `skos:Concept` it
/// reads `notation` (or else the end of its address) as the code. It also reads `prefLabel`,
/// `altLabel`, `hiddenLabel`, `definition` and `scopeNote` by language, `broader`, and
/// `dct:isReplacedBy`; a concept that is `owl:deprecated` and replaced by nothing is left out. The
/// version is the scheme's `owl:versionInfo`. Nothing outside the file is read: no document type,
/// no entity.
final class SkosReader {
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private String version = "1";

  private SkosReader() {}

  /// Reads a whole file.
  ///
  /// @param scheme what its subjects are called by
  /// @throws VocabularyException when the file is no RDF/XML or has no concept
  static Vocabulary read(InputStream in, String scheme) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    SkosReader reader = new SkosReader();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          reader.element(xml);
        }
      }
    } catch (XMLStreamException e) {
      throw new VocabularyException("the file is not valid RDF/XML: " + e.getMessage(), e);
    }
    return reader.vocabulary(scheme);
  }

  /// The data read so far for one concept.
  private static final class Draft {
    private final String address;
    private String notation = "";
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, List<String>> synonyms = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private @Nullable String broader;
    private final List<String> replacedBy = new ArrayList<>();
    private boolean retired;

    Draft(String address) {
      this.address = address;
    }

    String code() {
      int end = Math.max(address.lastIndexOf('/'), address.lastIndexOf('#'));
      String local = address.substring(end + 1);
      String written = notation.isEmpty() ? local : notation;
      boolean qualified = notation.isEmpty() || notation.startsWith("medtop:");
      return qualified ? written.substring(written.lastIndexOf(':') + 1) : written;
    }
  }

  private void element(XMLStreamReader xml) throws XMLStreamException {
    String name = xml.getLocalName();
    if (name.equals("versionInfo")) {
      version = xml.getElementText().strip();
      return;
    }
    String about = xml.getAttributeValue(RDF, "about");
    boolean concept = SKOS.equals(xml.getNamespaceURI()) && name.equals("Concept");
    if (concept || (about != null && name.equals("Description"))) {
      read(xml, about == null ? "" : about, concept);
    }
  }

  /// A description without a label is of something else.
  private void read(XMLStreamReader xml, String about, boolean concept) throws XMLStreamException {
    Draft draft = new Draft(about);
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth += property(xml, draft) ? 0 : 1;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    if (concept && draft.labels.isEmpty()) {
      throw new VocabularyException("the concept '" + about + "' has no skos:prefLabel");
    }
    if (!draft.labels.isEmpty()) {
      drafts.put(about, draft);
    }
  }

  /// Returns whether it read the element to its end.
  private static boolean property(XMLStreamReader xml, Draft draft) throws XMLStreamException {
    String language = xml.getAttributeValue(XML, "lang");
    String resource = xml.getAttributeValue(RDF, "resource");
    String tag = language == null ? "und" : language.substring(0, Math.min(2, language.length()));
    switch (xml.getLocalName()) {
      case "notation" -> draft.notation = xml.getElementText().strip();
      case "prefLabel" -> draft.labels.putIfAbsent(tag, LabelText.plain(xml.getElementText()));
      case "altLabel", "hiddenLabel" ->
          draft
              .synonyms
              .computeIfAbsent(tag, _ -> new ArrayList<>())
              .add(LabelText.plain(xml.getElementText()));
      case "definition", "scopeNote" ->
          draft.notes.merge(tag, xml.getElementText().strip(), (a, b) -> a + " " + b);
      case "broader" -> {
        draft.broader = draft.broader == null ? resource : draft.broader;
        return false;
      }
      case "isReplacedBy" -> {
        if (resource != null) {
          draft.replacedBy.add(resource);
        }
        return false;
      }
      case "deprecated", "retired" -> draft.retired = !xml.getElementText().strip().equals("false");
      default -> {
        return false;
      }
    }
    return true;
  }

  private Vocabulary vocabulary(String scheme) {
    if (drafts.isEmpty()) {
      throw new VocabularyException("the file has no skos:Concept with a skos:prefLabel");
    }
    List<Concept> concepts = new ArrayList<>();
    for (Draft draft : drafts.values()) {
      if (draft.retired && draft.replacedBy.isEmpty()) {
        continue; // nothing replaces it: it is not a term any more
      }
      concepts.add(
          new Concept(
              draft.code(),
              draft.labels,
              draft.synonyms,
              draft.notes,
              code(draft.broader),
              draft.replacedBy.isEmpty()
                  ? null
                  : draft.replacedBy.stream()
                      .map(address -> String.valueOf(code(address)))
                      .collect(Collectors.joining("|"))));
    }
    return new Vocabulary(scheme, version, concepts);
  }

  private @Nullable String code(@Nullable String address) {
    if (address == null) {
      return null;
    }
    Draft known = drafts.get(address);
    return known == null ? new Draft(address).code() : known.code();
  }
}
