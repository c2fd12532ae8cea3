package org.colophon.service.imports.onix;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.colophon.service.imports.XmlRecordScanner;
import org.jsoup.nodes.Entities;

/// The parser of one record: no DTD, no external entity, no entity but the named characters of XML
/// and HTML. Not thread-safe.
final class OnixParser {
  /// Elements whose content may be XHTML; it is kept as markup.
  private static final Set<String> WITH_MARKUP = Set.of("Text", "BiographicalNote");

  private static final Pattern ENTITY = Pattern.compile("&([A-Za-z][A-Za-z0-9]{1,30});");
  private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  OnixParser() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /// Parses a record, from its start tag to its end tag.
  ///
  /// @throws XMLStreamException when it is not well-formed
  OnixElement parse(String record) throws XMLStreamException {
    XMLStreamReader reader =
        factory.createXMLStreamReader(new StringReader(withoutNamedEntities(record)));
    try {
      return build(reader);
    } finally {
      reader.close();
    }
  }

  private static OnixElement build(XMLStreamReader reader) throws XMLStreamException {
    Deque<OnixElement> open = new ArrayDeque<>();
    OnixElement root = new OnixElement("", Map.of());
    open.push(root);
    int markup = 0;
    while (reader.hasNext()) {
      OnixElement top = open.element();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = XmlRecordScanner.localName(reader.getLocalName());
          if (markup > 0 || WITH_MARKUP.contains(top.name())) {
            markup++;
            top.text().append('<').append(name).append('>');
          } else {
            OnixElement child = new OnixElement(OnixTags.reference(name), attributes(reader));
            top.children().add(child);
            open.push(child);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (markup > 0) {
            markup--;
            top.text()
                .append("</")
                .append(XmlRecordScanner.localName(reader.getLocalName()))
                .append('>');
          } else {
            open.pop();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            top.text().append(reader.getText());
        default -> {}
      }
    }
    return root.children().getFirst();
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  /// Named characters of HTML, which the DTD of ONIX 3.0 declares, as characters.
  static String withoutNamedEntities(String record) {
    Matcher matcher = ENTITY.matcher(record);
    return matcher.replaceAll(found -> {
      String name = found.group(1);
      String character = OF_XML.contains(name) ? "" : Entities.getByName(name);
      return Matcher.quoteReplacement(character.isEmpty() ? found.group() : character);
    });
  }
}
