package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.text.CsvRows;

/// A reader of labelled tables. Options: `separator` (a character or `tab`), `quote`, `header`
/// (`true` or `false`), and the columns, by name or, without a head, by number from 0: `label`,
/// `title`, `body`, `id`. `label.1: World` renames the label `1`; `label-separator` parts several
/// labels in one cell.
final class LabelledCsv {
  private LabelledCsv() {}

  static List<Example> read(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".csv")) {
      Columns columns = columns(reading, file);
      for (CsvRows.Row row : columns.rows()) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("title", columns.cell(row, reading.option("title", "")).strip());
        fields.put("body", columns.cell(row, reading.option("body", "")).strip());
        List<String> gold = labels(reading, columns.cell(row, reading.option("label", "")));
        if (gold.isEmpty()) {
          throw new BrokenFileException(file, row.line(), "has no label");
        }
        String id = columns.cell(row, reading.option("id", ""));
        SortedMap<String, String> facets = reading.facets();
        facets.put("genre", gold.getFirst());
        examples.add(
            new Example.Text(
                id.isEmpty() ? file.getFileName() + ":" + row.line() : id, fields, gold, facets));
      }
    }
    return examples;
  }

  /// Two texts and a number in the first three columns.
  static List<Example> pairs(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".csv")) {
      for (CsvRows.Row row : columns(reading, file).rows()) {
        Scored scored = scored(file, row);
        String id = file.getFileName() + ":" + row.line();
        examples.add(pair(id, scored.first(), scored.second(), scored.score(), reading));
      }
    }
    return examples;
  }

  /// Pairs of a file and, line by line, their translation in the file beside it that the option
  /// `translation` names: the first text of one with the second text of the other, and the other
  /// way round.
  static List<Example> crossedPairs(SetFile reading) {
    Path file = reading.path();
    Path translation =
        reading
            .translation()
            .orElseThrow(() -> new BrokenFileException(file, 0, "has no option 'translation'"));
    List<CsvRows.Row> rows = columns(reading, file).rows();
    List<CsvRows.Row> others = columns(reading, translation).rows();
    if (rows.size() != others.size()) {
      throw new BrokenFileException(
          translation, 0, "has " + others.size() + " pairs where the first has " + rows.size());
    }
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Scored one = scored(file, rows.get(i));
      Scored other = scored(translation, others.get(i));
      if (one.score() != other.score()) {
        throw new BrokenFileException(
            translation, others.get(i).line(), "has another score than the pair it translates");
      }
      String id = file.getFileName() + ":" + rows.get(i).line();
      examples.add(pair(id, one.first(), other.second(), one.score(), reading));
      examples.add(pair(id + " reversed", other.first(), one.second(), one.score(), reading));
    }
    return examples;
  }

  private static Example pair(
      String id, String first, String second, double score, SetFile reading) {
    return new Example.Pair(id, first, second, score, reading.facets());
  }

  private record Scored(String first, String second, double score) {}

  private static Scored scored(Path file, CsvRows.Row row) {
    List<String> cells = row.cells();
    if (cells.size() < 3) {
      throw new BrokenFileException(
          file, row.line(), "a pair has two texts and a score, got " + cells.size() + " cells");
    }
    try {
      return new Scored(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2).strip()));
    } catch (NumberFormatException e) {
      throw new BrokenFileException(
          file, row.line(), "the score is a number, got '" + cells.get(2) + "'");
    }
  }

  private static List<String> labels(SetFile reading, String cell) {
    String separator = reading.option("label-separator", "");
    List<String> labels = new ArrayList<>();
    for (String label :
        separator.isEmpty()
            ? List.of(cell)
            : List.of(cell.split(java.util.regex.Pattern.quote(separator), -1))) {
      if (!label.isBlank()) {
        labels.add(reading.option("label." + label.strip(), label.strip()));
      }
    }
    return labels;
  }

  private static Columns columns(SetFile reading, Path file) {
    if (reading.option("header", "false").equals("true")) {
      Table table = Table.read(reading, file);
      return new Columns(file, table.rows(), table);
    }
    return new Columns(file, Table.rows(reading, file), null);
  }

  /// The columns of a table.
  private record Columns(
      Path file, List<CsvRows.Row> rows, @org.jspecify.annotations.Nullable Table named) {
    String cell(CsvRows.Row row, String column) {
      if (column.isEmpty()) {
        return "";
      }
      if (named != null) {
        return named.cell(row, column);
      }
      int index = Integer.parseInt(column);
      if (index >= row.cells().size()) {
        throw new BrokenFileException(
            file, row.line(), "has " + row.cells().size() + " cells, none with number " + index);
      }
      return row.cells().get(index);
    }
  }
}
