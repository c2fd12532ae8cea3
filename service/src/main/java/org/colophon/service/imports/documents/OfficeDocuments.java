package org.colophon.service.imports.documents;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.service.imports.MarkupText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Readers of Word, OpenDocument and EPUB files. Deleted revisions, comments and notes are left
/// out.
final class OfficeDocuments {
  private OfficeDocuments() {}

  /// A Word document (Office Open XML).
  static DocumentText word(PackedFiles files) throws IOException, DocumentException {
    Document document = files.xml("word/document.xml");
    Document about =
        files.has("docProps/core.xml") ? files.xml("docProps/core.xml") : new Document("");
    return new DocumentText(
        first(about, "dc:title"),
        first(about, "dc:language"),
        List.of(first(about, "dc:creator")),
        paragraphs(document, Set.of("w:p"), Set.of("w:del", "w:instrText")));
  }

  /// An OpenDocument text.
  static DocumentText openDocument(PackedFiles files) throws IOException, DocumentException {
    Document document = files.xml("content.xml");
    Document about = files.has("meta.xml") ? files.xml("meta.xml") : new Document("");
    return new DocumentText(
        first(about, "dc:title"),
        first(about, "dc:language"),
        List.of(first(about, "meta:initial-creator")),
        paragraphs(
            document,
            Set.of("text:p", "text:h"),
            Set.of("text:tracked-changes", "office:annotation", "text:note", "table:shapes")));
  }

  /// An EPUB, in the order in which it is read.
  static DocumentText epub(PackedFiles files) throws IOException, DocumentException {
    Element root = files.xml("META-INF/container.xml").getElementsByTag("rootfile").first();
    String packed = root == null ? "" : root.attr("full-path");
    Document book = files.xml(packed);
    Map<String, String> chapters = new HashMap<>();
    for (Element item : book.getElementsByTag("item")) {
      chapters.put(item.attr("id"), item.attr("href"));
    }
    StringBuilder text = new StringBuilder();
    for (Element place : book.getElementsByTag("itemref")) {
      String href = chapters.getOrDefault(place.attr("idref"), "");
      String name = resolved(packed, href);
      if (!href.isEmpty() && files.has(name)) {
        Element body = files.xml(name).getElementsByTag("body").first();
        text.append(body == null ? "" : MarkupText.plain(body.html())).append('\n');
      }
    }
    return new DocumentText(
        first(book, "dc:title"),
        first(book, "dc:language"),
        book.getElementsByTag("dc:creator").eachText(),
        text.toString().strip());
  }

  private static String resolved(String packed, String href) throws DocumentException {
    try {
      String path = URI.create("/" + packed).resolve(href).getPath();
      if (path != null && path.startsWith("/")) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1);
      }
    } catch (IllegalArgumentException _) {
      // is not a URI
    }
    throw new DocumentException(
        "names a chapter '" + href + "' that is not a path", "save it again");
  }

  private static String first(Document about, String tag) {
    Element found = about.getElementsByTag(tag).first();
    return found == null ? "" : found.text().strip();
  }

  /// The paragraphs, one a line; a paragraph in another one is a part of it.
  ///
  /// @param left tags of elements that are left out with everything in them
  private static String paragraphs(Document document, Set<String> tags, Set<String> left) {
    StringBuilder text = new StringBuilder();
    document.filter(
        new NodeFilter() {
          private int depth;

          @Override
          public FilterResult head(Node node, int level) {
            if (node instanceof Element element) {
              if (left.contains(element.tagName())) {
                return FilterResult.SKIP_ENTIRELY;
              }
              depth += tags.contains(element.tagName()) ? 1 : 0;
              switch (element.tagName()) {
                case "w:tab", "text:tab", "text:s" -> text.append(' ');
                case "w:br", "w:cr", "text:line-break" -> text.append('\n');
                default -> {}
              }
            } else if (node instanceof TextNode part && depth > 0 && isText(part)) {
              text.append(part.getWholeText());
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int level) {
            if (node instanceof Element element && tags.contains(element.tagName())) {
              depth--;
              text.append('\n');
            }
            return FilterResult.CONTINUE;
          }
        });
    return text.toString().replaceAll("[^\\S\\n]+", " ").replaceAll(" ?\\n\\s*", "\n").strip();
  }

  /// In Word, blanks between elements are not text.
  private static boolean isText(TextNode part) {
    Element parent = part.parent();
    return parent == null || !parent.tagName().startsWith("w:") || parent.tagName().equals("w:t");
  }
}
