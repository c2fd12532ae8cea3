package org.colophon.service.exports;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// A writer of XML elements. Text is escaped; characters that XML 1.0 does not know are left out.
/// Not thread-safe.
final class XmlWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  XmlWriter() {
    try {
      out = FACTORY.createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory takes what is written", e);
    }
  }

  /// One call of the writer beneath.
  @FunctionalInterface
  private interface Step {
    void take() throws XMLStreamException;
  }

  private XmlWriter write(Step step) {
    try {
      step.take();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory takes what is written", e);
    }
  }

  /// Opens an element.
  ///
  /// @param attributes names and values in turn
  XmlWriter open(String name, String... attributes) {
    return write(() -> {
      out.writeStartElement(name);
      attributes(attributes);
    });
  }

  /// Closes the element opened last.
  XmlWriter close() {
    return write(out::writeEndElement);
  }

  /// An element with a text; nothing where there is none.
  ///
  /// @param attributes names and values in turn
  XmlWriter element(String name, @Nullable String value, String... attributes) {
    return value == null || value.isBlank()
        ? this
        : write(() -> {
          out.writeStartElement(name);
          attributes(attributes);
          out.writeCharacters(known(value));
          out.writeEndElement();
        });
  }

  /// An element without content.
  XmlWriter empty(String name, String... attributes) {
    return write(() -> {
      out.writeEmptyElement(name);
      attributes(attributes);
    });
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], known(attributes[i + 1]));
    }
  }

  private static String known(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /// Ends the document and returns it.
  String end() {
    write(out::writeEndDocument);
    return text.toString();
  }
}
