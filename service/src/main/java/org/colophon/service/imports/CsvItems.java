package org.colophon.service.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.items.ItemDocument;
import org.colophon.text.CsvRows;
import org.jspecify.annotations.Nullable;

/// Items in a table of comma- or semicolon-separated values, whose columns a manifest names. What a
/// row does not say is left out; a state that is not said is a draft.
final class CsvItems implements RecordStream {
  /// The fields that a column can be mapped to.
  static final Set<String> FIELDS =
      Set.of(
          "id",
          "source_key",
          "content_type",
          "language",
          "title",
          "subtitle",
          "text",
          "url",
          "authors",
          "subjects",
          "state",
          "published_at",
          "go_live_at",
          "expires_at",
          "isbn13",
          "form",
          "trade_state",
          "availability",
          "price",
          "currency",
          "territory");

  private static final long MAX_FILE = 256L << 20;
  private static final Pattern MANY = Pattern.compile("\\s*[;|]\\s*");
  private static final List<String> PLAIN = List.of("source_key", "content_type", "language");
  private static final List<String> LIFECYCLE =
      List.of("state", "published_at", "go_live_at", "expires_at");

  private final Path file;
  private final Map<String, String> columns;
  private final List<String> territories;

  /// @param columns from fields to the names of columns
  /// @param territories whose first one a price holds in that names none
  CsvItems(Path file, Map<String, String> columns, List<String> territories) {
    this.file = file;
    this.territories = List.copyOf(territories);
    this.columns = Map.copyOf(columns);
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      sink.accept(wrong(1, ErrorCode.TOO_LONG, "has over 256 MB", "split the table"));
      return;
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      rows(text.startsWith("\uFEFF") ? text.substring(1) : text, sink);
    } catch (CharacterCodingException e) {
      sink.accept(wrong(1, ErrorCode.NOT_UTF8, "is not UTF-8", "save the table as UTF-8"));
    } catch (CsvRows.MalformedCsvException e) {
      sink.accept(
          wrong(e.line(), ErrorCode.BAD_VALUE, String.valueOf(e.getMessage()), "correct the row"));
    }
  }

  private void rows(String text, Consumer<Raw> sink) {
    String first = text.lines().findFirst().orElse("");
    List<CsvRows.Row> rows = CsvRows.of(text, first.contains(";") ? ';' : ',', '"');
    if (rows.isEmpty()) {
      sink.accept(wrong(1, ErrorCode.EMPTY, "is empty", "send a heading and rows"));
      return;
    }
    List<String> heading = rows.getFirst().cells().stream().map(String::strip).toList();
    for (Map.Entry<String, String> column : columns.entrySet()) {
      if (!heading.contains(column.getValue())) {
        sink.accept(
            wrong(
                1,
                ErrorCode.MISSING_FIELD,
                "has no column '" + column.getValue() + "', which is to be " + column.getKey(),
                "correct columns of the manifest"));
        return;
      }
    }
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() == heading.size()) {
        sink.accept(Raw.of(place(row.line()), () -> item(heading, row)));
      } else {
        sink.accept(
            wrong(
                row.line(),
                ErrorCode.BAD_VALUE,
                "has " + row.cells().size() + " cells, the heading " + heading.size(),
                "quote cells that contain a separator"));
      }
    }
  }

  private RecordPosition place(long line) {
    return new RecordPosition(String.valueOf(file.getFileName()), line);
  }

  private Raw wrong(long line, ErrorCode code, String reason, String fix) {
    return Raw.malformed(place(line), code, reason, fix);
  }

  private ObjectNode item(List<String> heading, CsvRows.Row row) {
    Map<String, String> cells = new HashMap<>();
    columns.forEach((field, column) -> {
      String value = row.cells().get(heading.indexOf(column)).strip();
      if (!value.isEmpty()) {
        cells.put(field, value);
      }
    });
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("schema", ItemDocument.SCHEMA);
    node.put("id", cells.getOrDefault("id", "").toLowerCase(Locale.ROOT));
    for (String field : PLAIN) {
      put(node, field, cells.get(field));
    }
    for (String field : List.of("title", "subtitle")) {
      put(node, field, cells.containsKey(field) ? line(cells.getOrDefault(field, "")) : null);
    }
    node.put("text", MarkupText.plain(cells.getOrDefault("text", "")));
    put(node, "canonical_url", cells.get("url"));
    many(cells, "authors")
        .forEach(name ->
            node.withArrayProperty("contributors")
                .addObject()
                .put("name", PersonNames.inOrder(name))
                .put("role", "author"));
    many(cells, "subjects")
        .forEach(subject -> subject(subject, node.withArrayProperty("subjects")));
    ObjectNode lifecycle = node.putObject("lifecycle").put("state", "draft");
    for (String field : LIFECYCLE) {
      put(lifecycle, field, cells.get(field));
    }
    if (cells.containsKey("isbn13")) {
      product(cells, node.putArray("products").addObject());
    }
    return node;
  }

  private static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }

  private static String line(String markup) {
    return MarkupText.plain(markup).replace('\n', ' ');
  }

  private static Stream<String> many(Map<String, String> cells, String field) {
    return MANY.splitAsStream(cells.getOrDefault(field, "")).filter(part -> !part.isBlank());
  }

  /// `SCHEME:CODE`; without a scheme it is a keyword.
  private static void subject(String text, ArrayNode subjects) {
    int colon = text.indexOf(':');
    subjects
        .addObject()
        .put("scheme", colon < 1 ? "keyword" : text.substring(0, colon))
        .put("code", text.substring(colon + 1).strip());
  }

  private void product(Map<String, String> cells, ObjectNode product) {
    String isbn = Isbns.isbn13(cells.getOrDefault("isbn13", ""));
    product.put("id", "isbn-" + isbn.toLowerCase(Locale.ROOT)).put("isbn13", isbn);
    product.put("form", cells.getOrDefault("form", "hardcover").toLowerCase(Locale.ROOT));
    put(product, "trade_state", cells.get("trade_state"));
    put(product, "availability", cells.get("availability"));
    if (cells.containsKey("price")) {
      ObjectNode price = product.putArray("prices").addObject();
      put(price, "territory", cells.getOrDefault("territory", String.join("", first(territories))));
      price.put("amount", cells.getOrDefault("price", "").replace(',', '.'));
      put(price, "currency", cells.get("currency"));
    }
  }

  private static List<String> first(List<String> texts) {
    return texts.isEmpty() ? List.of() : texts.subList(0, 1);
  }
}
