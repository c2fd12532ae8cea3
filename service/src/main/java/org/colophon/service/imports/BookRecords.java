package org.colophon.service.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.items.ItemDocument;

/// Book records as the German blurb collection comes: XML-like, no root, `&` unescaped. Each
/// becomes a work with one product. The records say neither form nor availability: the product is
/// taken to be an available paperback.
public final class BookRecords implements RecordStream {
  private static final int MAX_RECORD = 4 * 1024 * 1024;

  private final String name;
  private final InputStream in;
  private final Manifest manifest;

  /// Reads from `in`, which the caller closes.
  public BookRecords(String name, InputStream in, Manifest manifest) {
    this.name = name;
    this.in = new BufferedInputStream(in, 1 << 16);
    this.manifest = manifest;
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    TextLines lines = new TextLines(in, MAX_RECORD);
    StringBuilder record = new StringBuilder();
    long start = 0;
    boolean inside = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("<book")) {
        if (inside) {
          sink.accept(bad(start, "is cut off: the next record starts at line " + lines.number()));
        }
        inside = true;
        start = lines.number();
        record.setLength(0);
      } else if (!inside && !line.isBlank()) {
        sink.accept(bad(lines.number(), "stands outside of a record"));
        lines.skipUntil("<book");
      }
      if (inside && record.length() + line.length() <= MAX_RECORD) {
        record.append(line).append('\n');
      }
      if (inside && line.strip().endsWith("</book>")) {
        sink.accept(book(start, record.toString()));
        inside = false;
      }
    }
    if (inside) {
      sink.accept(bad(start, "is cut off at the end of the file"));
    }
  }

  private Raw bad(long line, String reason) {
    return Raw.malformed(
        new RecordPosition(name, line),
        ErrorCode.NOT_JSON,
        reason,
        "write <book …>, its fields and </book>");
  }

  private Raw book(long line, String record) {
    LooseTags tags = new LooseTags(record);
    String isbn = Isbns.isbn13(tags.first("isbn"));
    if (!isbn.matches("[0-9]{8,14}")) {
      return Raw.malformed(
          new RecordPosition(name, line),
          ErrorCode.BAD_ISBN,
          isbn.isEmpty()
              ? "has no number in <isbn>"
              : Excerpt.of(tags.first("isbn")) + " in <isbn> is not a valid ISBN",
          "correct the number and its check digit");
    }
    return new Raw.Parsed(new RecordPosition(name, line), node(tags, isbn));
  }

  private ObjectNode node(LooseTags tags, String isbn) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    boolean real = isbn.matches("97[89][0-9]{10}");
    node.put("schema", ItemDocument.SCHEMA);
    node.put("id", "book-" + isbn);
    node.put("source_key", isbn);
    node.put("canonical_id", (real ? "isbn:" : "key:ean/") + isbn);
    if (!tags.first("url").isEmpty()) {
      node.put("canonical_url", tags.first("url").replaceFirst("%0A$", ""));
    }
    if (manifest.language() == null) {
      String language = tags.attribute("book", "xml:lang");
      node.put("language", language.isEmpty() ? "de" : language);
    }
    if (manifest.contentType() == null) {
      node.put("content_type", "book");
    }
    node.put("title", tags.first("title"));
    node.put("text", tags.first("body"));
    contributors(node.putArray("contributors"), tags.first("authors"));
    subjects(node.putArray("subjects"), tags);
    String published = tags.first("published");
    ObjectNode lifecycle = node.putObject("lifecycle").put("state", "published");
    ObjectNode product = node.putArray("products").addObject().put("id", "book-" + isbn + "-1");
    if (real) {
      product.put("isbn13", isbn);
    }
    product.put("form", "paperback").put("trade_state", "active").put("availability", "20");
    if (!published.isEmpty()) {
      lifecycle.put("published_at", published);
      product.put("sales_at", published);
    }
    return node;
  }

  private static void contributors(ArrayNode into, String authors) {
    for (PersonNames.Credited credited : PersonNames.list(authors)) {
      into.addObject().put("name", credited.name()).put("role", credited.role());
    }
  }

  /// Each branch of genres from its most exact one upwards.
  private static void subjects(ArrayNode into, LooseTags tags) {
    Set<String> genres = new LinkedHashSet<>();
    for (String category : tags.all("category")) {
      List<String> branch = new LooseTags(category).all("topic");
      genres.addAll(branch.reversed());
    }
    genres.stream()
        .filter(genre -> !genre.isBlank())
        .forEach(genre -> into.addObject().put("scheme", "blurb-genre").put("code", genre));
  }
}
