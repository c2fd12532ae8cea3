package org.colophon.service.imports;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Texts with markup as plain text: tags are removed, paragraphs stay apart.
public final class MarkupText {
  private MarkupText() {}

  /// The text of an element whose content may be HTML, XHTML or plain text.
  public static String plain(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return lines(text);
    }
    StringBuilder plain = new StringBuilder();
    Element body = Jsoup.parseBodyFragment(text).body();
    body.select("script, style").remove();
    body.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode part) {
              plain.append(part.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element && breaks(element)) {
              plain.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
              plain.append('\n');
            }
          }
        });
    return lines(plain.toString());
  }

  private static boolean breaks(Element element) {
    return element.isBlock() || element.normalName().equals("br");
  }

  private static String lines(String text) {
    StringBuilder joined = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      String stripped = line.strip().replaceAll("[ \\t]+", " ");
      if (!stripped.isEmpty()) {
        joined.append(joined.isEmpty() ? "" : "\n").append(stripped);
      }
    }
    return joined.toString();
  }
}
