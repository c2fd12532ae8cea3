package org.colophon.text;

import java.util.regex.Pattern;

/// A writer of cells of comma-separated values (RFC 4180).
public final class CsvCells {
  /// The start of a cell that would be calculated: of the value, or of a part of it where tabs,
  /// line ends or, in German spreadsheets, semicolons separate cells.
  private static final Pattern FORMULA =
      Pattern.compile("(^|[;\\t\\r\\n])(?=[\\s\\p{Cc}\\p{Cf}\"]*[=+\\-@＝＋－＠|])");

  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",;\\r\\n\\t'].*");

  private CsvCells() {}

  /// A cell that no spreadsheet takes for a formula or for the end of the cell.
  public static String safe(String value) {
    return exact(FORMULA.matcher(value).replaceAll("$1'"));
  }

  /// A cell that programs read as it is.
  public static String exact(String value) {
    return QUOTED.matcher(value).matches() ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
