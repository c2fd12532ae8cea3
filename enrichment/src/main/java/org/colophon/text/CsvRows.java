package org.colophon.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A reader of tables in RFC 4180 style, with any separator and quote. A quoted cell may hold
/// separators, line breaks and doubled quotes.
public final class CsvRows {
  private CsvRows() {}

  /// One row.
  ///
  /// @param line where the row starts, from 1
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A table that is not well-formed.
  public static final class MalformedCsvException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    private MalformedCsvException(int line, String reason, Throwable cause) {
      super(reason, cause);
      this.line = line;
    }

    /// The line of the broken row, from 1.
    public int line() {
      return line;
    }
  }

  /// All rows; blank lines are left out.
  ///
  /// @param text without a byte order mark
  /// @throws MalformedCsvException for a quoted cell that does not end, or goes on after its quote
  public static List<Row> of(String text, char separator, char quote) {
    List<Row> rows = new ArrayList<>();
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(separator)
            .setQuote(quote)
            .setIgnoreEmptyLines(true)
            .get();
    int end = 0;
    try (CSVParser parser = format.parse(new StringReader(text))) {
      for (CSVRecord row : parser) {
        end = (int) parser.getCurrentLineNumber();
        List<String> cells = row.toList();
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
          rows.add(new Row(end - lineBreaks(cells), cells));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      boolean ended = String.valueOf(e.getMessage()).contains("EOF");
      throw new MalformedCsvException(
          end + 1,
          ended
              ? "a quoted cell has no closing quote"
              : "the closing quote of a cell must be followed by a separator or the line's end",
          e);
    }
    return rows;
  }

  private static int lineBreaks(List<String> cells) {
    return cells.stream().mapToInt(cell -> (int) cell.chars().filter(c -> c == '\n').count()).sum();
  }
}
