package org.colophon.service.imports;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Texts with markup as plain text: tags are removed, paragraphs stay apart.
public final class MarkupText {
  private static final Set<String> UNREAD = Set.of("script", "style");

  private MarkupText() {}

  /// The text of an element whose content may be HTML, XHTML or plain text.
  public static String plain(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return lines(text);
    }
    StringBuilder plain = new StringBuilder();
    Jsoup.parseBodyFragment(text)
        .body()
        .filter(
            new NodeFilter() {
              @Override
              public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode part) {
                  plain.append(part.getWholeText().replaceAll("\\s+", " "));
                } else if (node instanceof Element element) {
                  if (UNREAD.contains(element.normalName())) {
                    return FilterResult.SKIP_ENTIRELY;
                  }
                  plain.append(breaks(element) ? "\n" : "");
                }
                return FilterResult.CONTINUE;
              }

              @Override
              public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element && element.isBlock()) {
                  plain.append('\n');
                }
                return FilterResult.CONTINUE;
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
