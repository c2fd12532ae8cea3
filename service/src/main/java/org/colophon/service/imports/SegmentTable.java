package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.segments.SegmentDocument;
import org.colophon.text.CsvRows;

/// Segments in a table with a row of column names: those of the JSON form, or those that a CRM's
/// campaign export has. Cells with several values separate them by `;` or `|`. Each row becomes a
/// segment as JSON, so that what is wrong is named by its field.
public final class SegmentTable implements RecordStream {
  /// Our names by the names of campaign exports, without spaces and in lower case.
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("campaignid", "id"),
          Map.entry("segmentid", "id"),
          Map.entry("campaignname", "name"),
          Map.entry("status", "state"),
          Map.entry("numberofcontacts", "size"),
          Map.entry("memberscount", "size"),
          Map.entry("members", "size"),
          Map.entry("lastmodifieddate", "size_as_of"),
          Map.entry("sizeasof", "size_as_of"),
          Map.entry("enddate", "check_due_at"),
          Map.entry("checkdueat", "check_due_at"),
          Map.entry("contenttypes", "content_types"),
          Map.entry("agefrom", "age_from"),
          Map.entry("ageto", "age_to"),
          Map.entry("sensitivereleasedby", "sensitive_released_by"));

  /// Ours by a campaign's states.
  private static final Map<String, String> STATES =
      Map.of(
          "planned", "draft",
          "in progress", "active",
          "completed", "deprecated",
          "aborted", "retired");

  private static final List<String> RULES =
      List.of("languages", "content_types", "imprints", "territories");
  private static final List<String> LISTS = List.of("positive", "negative");
  private static final List<String> TEXTS =
      List.of(
          "id",
          "name",
          "language",
          "description",
          "owner",
          "imprint",
          "size_as_of",
          "check_due_at",
          "sensitive_released_by");

  private final Path file;
  private final Map<String, String> defaults;

  /// @param defaults for columns that are missing or cells that are empty, by our names
  public SegmentTable(Path file, Map<String, String> defaults) {
    this.file = file;
    this.defaults = Map.copyOf(defaults);
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
    List<CsvRows.Row> rows;
    try {
      rows = CsvRows.of(text, separator, '"');
    } catch (CsvRows.MalformedCsvException e) {
      throw new IOException(file + ", line " + e.line() + ": " + e.getMessage(), e);
    }
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = rows.getFirst().cells().stream().map(SegmentTable::column).toList();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      sink.accept(
          read(new RecordPosition(file.getFileName().toString(), row.line()), columns, row));
    }
  }

  private static String column(String header) {
    String plain = header.strip().toLowerCase(Locale.ROOT);
    return ALIASES.getOrDefault(plain.replaceAll("[ _]", ""), plain.replace(' ', '_'));
  }

  private Raw read(RecordPosition place, List<String> columns, CsvRows.Row row) {
    if (row.cells().size() != columns.size()) {
      return Raw.malformed(
          place,
          ErrorCode.BAD_VALUE,
          "has " + row.cells().size() + " cells; the table has " + columns.size() + " columns",
          "quote cells that hold the separator");
    }
    Map<String, String> cells = new LinkedHashMap<>(defaults);
    for (int i = 0; i < columns.size(); i++) {
      if (!row.cells().get(i).isBlank()) {
        cells.put(columns.get(i), row.cells().get(i).strip());
      }
    }
    return new Raw.Parsed(place, segment(cells));
  }

  /// Columns that say nothing of a segment are passed over: an export has many.
  private static JsonNode segment(Map<String, String> cells) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("schema", SegmentDocument.SCHEMA);
    ObjectNode rules = node.putObject("rules");
    cells.forEach((column, cell) -> {
      if (TEXTS.contains(column)) {
        node.put(column, column.equals("id") ? id(cell) : cell);
      } else if (LISTS.contains(column)) {
        values(node.putArray(column), cell);
      } else if (RULES.contains(column)) {
        values(rules.putArray(column), cell);
      } else {
        other(node, rules, column, cell);
      }
    });
    return node;
  }

  private static void other(ObjectNode node, ObjectNode rules, String column, String cell) {
    switch (column) {
      case "state" -> {
        String word = cell.toLowerCase(Locale.ROOT);
        node.put("state", STATES.getOrDefault(word, word));
      }
      case "size" -> number(node, "size", cell);
      case "age_from" -> number(rules.withObject("/ages"), "from", cell);
      case "age_to" -> number(rules.withObject("/ages"), "to", cell);
      case "subjects" -> subjects(node.putArray("subjects"), cell);
      case "sensitive" -> sensitive(node, cell.toLowerCase(Locale.ROOT));
      default -> {}
    }
  }

  /// Ids of CRM systems have capital letters.
  private static String id(String cell) {
    return cell.toLowerCase(Locale.ROOT);
  }

  private static void values(ArrayNode array, String cell) {
    for (String value : cell.split("[;|]", -1)) {
      if (!value.isBlank()) {
        array.add(value.strip());
      }
    }
  }

  /// What is no number is handed on as it is, and refused as that.
  private static void number(ObjectNode node, String name, String cell) {
    if (cell.matches("\\d{1,18}")) {
      node.put(name, Long.parseLong(cell));
    } else {
      node.put(name, cell);
    }
  }

  private static void subjects(ArrayNode array, String cell) {
    for (String subject : cell.split("[;|]", -1)) {
      if (!subject.isBlank()) {
        int colon = subject.indexOf(':');
        array
            .addObject()
            .put("scheme", subject.substring(0, Math.max(0, colon)).strip())
            .put("code", subject.substring(colon + 1).strip());
      }
    }
  }

  private static void sensitive(ObjectNode node, String cell) {
    switch (cell) {
      case "true", "yes", "1" -> node.put("sensitive", true);
      case "false", "no", "0" -> node.put("sensitive", false);
      default -> values(node.putArray("sensitive"), cell);
    }
  }
}
