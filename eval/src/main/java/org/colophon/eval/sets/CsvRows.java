package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A parser of tables in RFC 4180 style, with any separator and quote. A quoted cell may hold
/// separators, line breaks and doubled quotes.
public final class CsvRows {
  /// One row.
  ///
  /// @param line where the row starts, from 1
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  private final Path file;
  private final String text;
  private final char separator;
  private final char quote;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvRows(Path file, String text, char separator, char quote) {
    this.file = file;
    this.text = text;
    this.separator = separator;
    this.quote = quote;
  }

  /// All rows; blank lines between rows are passed over.
  ///
  /// @throws BrokenFileException for a quoted cell that does not end, or goes on after its quote
  public static List<Row> of(Path file, String text, char separator, char quote) {
    return new CsvRows(file, text, separator, quote).rows();
  }

  private List<Row> rows() {
    while (at < text.length()) {
      int start = line;
      List<String> cells = new ArrayList<>();
      boolean more = true;
      while (more) {
        cells.add(cell());
        more = at < text.length() && text.charAt(at) == separator;
        if (more) {
          at++;
        }
      }
      endOfRow();
      if (cells.size() > 1 || !cells.getFirst().isBlank()) {
        rows.add(new Row(start, cells));
      }
    }
    return rows;
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == quote) {
      return quoted();
    }
    int start = at;
    while (at < text.length()
        && "\r\n".indexOf(text.charAt(at)) < 0
        && text.charAt(at) != separator) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    int start = line;
    StringBuilder cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
      }
      if (c != quote) {
        cell.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        cell.append(quote);
        at++;
      } else {
        at++;
        return cell.toString();
      }
    }
    throw new BrokenFileException(file, start, "a quoted cell starts here and never ends");
  }

  private void endOfRow() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
      line++;
    } else if (at < text.length() && text.charAt(at - 1) != '\r') {
      throw new BrokenFileException(
          file, line, "after the closing quote of a cell comes '" + text.charAt(at) + "'");
    }
  }
}
