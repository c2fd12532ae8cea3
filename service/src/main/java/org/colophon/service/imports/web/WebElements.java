package org.colophon.service.imports.web;

import java.util.List;
import org.jsoup.nodes.Element;

/// Access to the children of an XML element by their names with prefix.
final class WebElements {
  private WebElements() {}

  /// The text of the first such child, as it is written; empty when there is none.
  static String text(Element record, String name) {
    return record.children().stream()
        .filter(child -> child.tagName().equalsIgnoreCase(name))
        .map(Element::wholeText)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  /// The content of the first such child, with the markup in it.
  static String markup(Element record, String name) {
    return record.children().stream()
        .filter(child -> child.tagName().equalsIgnoreCase(name))
        .map(child -> child.childrenSize() > 0 ? child.html() : child.wholeText())
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  static List<Element> all(Element record, String name) {
    return record.children().stream()
        .filter(child -> child.tagName().equalsIgnoreCase(name))
        .toList();
  }

  /// The first of these that is not empty.
  static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /// The address of an entry: of Atom the alternate one.
  static String link(Element record) {
    for (Element link : all(record, "link")) {
      String rel = link.attr("rel");
      if (link.hasAttr("href") && (rel.isEmpty() || rel.equals("alternate"))) {
        return link.attr("href");
      }
    }
    return text(record, "link");
  }

  /// What tells an article from the others of its source.
  static String key(Element record) {
    return first(text(record, "guid"), text(record, "id"), link(record), record.attr("rdf:about"));
  }
}
