package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.text.CsvRows;

/// A table whose first row names its columns.
record Table(Path file, Map<String, Integer> columns, List<CsvRows.Row> rows) {
  static Table read(SetFile reading, Path file) {
    List<CsvRows.Row> rows = rows(reading, file);
    if (rows.isEmpty()) {
      throw new BrokenFileException(file, 0, "is empty");
    }
    Map<String, Integer> columns = new HashMap<>();
    List<String> head = rows.getFirst().cells();
    for (int i = 0; i < head.size(); i++) {
      columns.put(head.get(i).strip(), i);
    }
    Table table = new Table(file, columns, rows.subList(1, rows.size()));
    for (CsvRows.Row row : table.rows()) {
      if (row.cells().size() != head.size()) {
        throw new BrokenFileException(
            file,
            row.line(),
            "has " + row.cells().size() + " cells where the head has " + head.size());
      }
    }
    return table;
  }

  /// All rows of a file, the first one among them.
  static List<CsvRows.Row> rows(SetFile reading, Path file) {
    String separator = reading.option("separator", ",");
    char quote = reading.option("quote", "\"").charAt(0);
    try {
      return CsvRows.of(
          reading.text(file), separator.equals("tab") ? '\t' : separator.charAt(0), quote);
    } catch (CsvRows.MalformedCsvException e) {
      throw new BrokenFileException(file, e.line(), String.valueOf(e.getMessage()));
    }
  }

  /// The row's cell in that column.
  ///
  /// @throws BrokenFileException where the table has no such column
  String cell(CsvRows.Row row, String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new BrokenFileException(file, 1, "has no column '" + column + "'");
    }
    return row.cells().get(index);
  }
}
