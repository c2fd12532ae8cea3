package org.colophon.service.crm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The records of one object of the contract server, and the part of SOQL that connectors use.
/// Thread-safe.
final class SalesforceRecords {
  private static final Pattern QUERY =
      Pattern.compile(
          "SELECT (?<fields>.+?) FROM (?<object>\\w+)(?: WHERE (?<where>.+?))?"
              + "(?: ORDER BY (?<order>.+?))?(?: LIMIT (?<limit>\\d+))?");

  private final String object;
  private final String key;
  private final List<String> fields;
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Row> live = new HashMap<>();
  private long now;
  private long ids;

  /// @param key the field that is the external id
  /// @param fields the others that may be written
  SalesforceRecords(String object, String key, List<String> fields) {
    this.object = object;
    this.key = key;
    this.fields = Stream.concat(Stream.of(key), fields.stream()).toList();
  }

  /// A record.
  static final class Row {
    private final String id;
    private final String[] values;
    private long stamp;
    private boolean deleted;

    private Row(String id, int fields) {
      this.id = id;
      this.values = new String[fields];
      Arrays.fill(values, "");
    }

    String id() {
      return id;
    }
  }

  /// An error as the API states it.
  static final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ApiError(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /// A query's result: the names of the fields and the records.
  record Result(List<String> fields, List<Row> rows) {}

  /// Sets the clock of `SystemModstamp`, in milliseconds.
  synchronized void setTime(Instant time) {
    now = time.toEpochMilli();
  }

  /// Writes a record by its external id; null takes a value away, a field that is not named stays.
  ///
  /// @return the record, and whether it is new
  synchronized Map.Entry<Row, Boolean> upsert(Map<String, String> record) {
    String ref = record.getOrDefault(key, "");
    if (ref.isEmpty()) {
      throw new ApiError("MISSING_ARGUMENT", key + " not specified");
    }
    for (String name : record.keySet()) {
      if (!fields.contains(name)) {
        throw new ApiError("INVALID_FIELD", "No such column '" + name + "' on entity " + object);
      }
    }
    Row known = live.get(ref);
    Row row = known == null ? create() : known;
    record.forEach((name, value) -> row.values[fields.indexOf(name)] = value);
    row.stamp = now;
    live.put(ref, row);
    return Map.entry(row, known == null);
  }

  private Row create() {
    Row row = new Row("003%012dAAA".formatted(++ids), fields.size());
    rows.put(row.id, row);
    return row;
  }

  /// Puts a record into the recycle bin; false when there is none that is not in it.
  synchronized boolean delete(String id) {
    Row row = rows.get(id);
    if (row == null || row.deleted) {
      return false;
    }
    row.deleted = true;
    row.stamp = now;
    live.remove(row.values[0]);
    return true;
  }

  /// Deletes a record by its external id.
  synchronized boolean deleteByKey(String ref) {
    Row row = live.get(ref);
    return row != null && delete(row.id);
  }

  /// The values of a record that is not deleted.
  synchronized Optional<Map<String, String>> find(String ref) {
    return Optional.ofNullable(live.get(ref))
        .map(row -> {
          Map<String, String> values = new HashMap<>();
          fields.forEach(name -> values.put(name, value(row, name)));
          return values;
        });
  }

  synchronized int size() {
    return live.size();
  }

  /// A value as a query shows it.
  String value(Row row, String field) {
    return switch (field) {
      case "Id" -> row.id;
      case "SystemModstamp" -> Instant.ofEpochMilli(row.stamp).toString();
      case "IsDeleted" -> String.valueOf(row.deleted);
      default -> row.values[fields.indexOf(field)];
    };
  }

  /// Runs a query.
  ///
  /// @param all whether deleted records are found
  /// @throws ApiError when it is not one that this understands
  synchronized Result query(String soql, boolean all) {
    Matcher query = QUERY.matcher(soql.strip());
    if (!query.matches()) {
      throw new ApiError("MALFORMED_QUERY", "unexpected token");
    }
    if (!query.group("object").equals(object)) {
      throw new ApiError(
          "INVALID_TYPE", "sObject type '" + query.group("object") + "' is not supported.");
    }
    List<String> wanted = Stream.of(query.group("fields").split(",")).map(String::strip).toList();
    wanted.forEach(this::requireField);
    Predicate<Row> where = query.group("where") == null ? row -> true : all(query.group("where"));
    Stream<Row> found =
        rows.values().stream().filter(row -> (all || !row.deleted) && where.test(row));
    if (query.group("order") != null) {
      found =
          found.sorted(
              Comparator.<Row>comparingLong(row -> row.stamp).thenComparing(row -> row.id));
    }
    if (query.group("limit") != null) {
      found = found.limit(Long.parseLong(query.group("limit")));
    }
    return new Result(wanted, found.toList());
  }

  private void requireField(String name) {
    if (!fields.contains(name) && !List.of("Id", "SystemModstamp", "IsDeleted").contains(name)) {
      throw new ApiError(
          "INVALID_FIELD", "No such column '" + name + "' on entity '" + object + "'");
    }
  }

  private Predicate<Row> all(String where) {
    return parts(where, " AND ").stream().map(this::condition).reduce(row -> true, Predicate::and);
  }

  /// Splits outside parentheses and quotes.
  private static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && !quoted && text.startsWith(separator, i)) {
        parts.add(text.substring(from, i));
        from = i + separator.length();
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private Predicate<Row> condition(String text) {
    String condition = text.strip();
    if (condition.startsWith("(")) {
      return parts(condition.substring(1, condition.length() - 1), " OR ").stream()
          .map(this::condition)
          .reduce(row -> false, Predicate::or);
    }
    Matcher matcher = Pattern.compile("(\\w+) (=|!=|>=|IN) (.+)").matcher(condition);
    if (!matcher.matches()) {
      throw new ApiError("MALFORMED_QUERY", "unexpected token: " + condition);
    }
    String field = matcher.group(1);
    requireField(field);
    String value = matcher.group(3);
    return switch (matcher.group(2)) {
      case "=" ->
          value.equals("null")
              ? row -> value(row, field).isEmpty()
              : row -> value(row, field).equals(value.replace("'", ""));
      case "!=" -> row -> !value(row, field).isEmpty();
      case ">=" -> {
        long least = Instant.parse(value).toEpochMilli();
        yield row -> row.stamp >= least;
      }
      default -> {
        List<String> values =
            Stream.of(value.replaceAll("[()']", "").split(",")).map(String::strip).toList();
        yield row ->
            values.contains(value(row, field).toLowerCase(Locale.ROOT))
                || values.contains(value(row, field));
      }
    };
  }
}
