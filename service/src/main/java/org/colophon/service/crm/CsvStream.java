package org.colophon.service.crm;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The rows of a table with a heading, one after the other. A row has bounded length. Not
/// thread-safe.
final class CsvStream implements AutoCloseable {
  private static final int MOST_CHARS = 1 << 20;

  private final CSVParser parser;
  private final Bounded bounded;
  private final Iterator<CSVRecord> records;
  private final Map<String, Integer> columns = new HashMap<>();
  private long rows;

  /// @throws IOException when there is no heading, or a column is there twice
  CsvStream(Reader reader) throws IOException {
    this.bounded = new Bounded(reader);
    this.parser = CSVFormat.Builder.create().setIgnoreEmptyLines(true).get().parse(bounded);
    this.records = parser.iterator();
    List<String> heading =
        record().map(CSVRecord::toList).orElseThrow(() -> new IOException("it has no heading"));
    for (int i = 0; i < heading.size(); i++) {
      String name = heading.get(i).replace("\uFEFF", "").strip();
      if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
        throw new IOException("column '" + name + "' is there twice");
      }
    }
  }

  /// How many rows were read, without the heading.
  long rows() {
    return rows;
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /// The next row: from a column's name to its cell, empty where there is none.
  Optional<Function<String, String>> next() throws IOException {
    Optional<CSVRecord> record = record();
    rows += record.isPresent() ? 1 : 0;
    return record.map(row ->
        column -> {
          Integer at = columns.get(column);
          return at == null || at >= row.size() ? "" : row.get(at);
        });
  }

  private Optional<CSVRecord> record() throws IOException {
    bounded.count = 0;
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException("row " + (rows + 1) + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /// Ends a row that has no end.
  private static final class Bounded extends FilterReader {
    private int count;

    Bounded(Reader reader) {
      super(reader);
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      count += read;
      if (count > MOST_CHARS) {
        throw new IOException("a row is longer than " + MOST_CHARS + " characters");
      }
    }
  }
}
