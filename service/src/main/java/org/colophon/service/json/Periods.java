package org.colophon.service.json;

import java.time.Instant;
import java.util.regex.Pattern;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// Reads periods.
final class Periods {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private Periods() {}

  /// From when until when something holds; null: open on that side.
  record Period(@Nullable Instant from, @Nullable Instant to) {}

  /// Reads both ends. A period that ends before it begins is a slip, and would silently never hold.
  static Period read(Fields fields, String start, String end) throws Fault {
    Instant from = fields.optionalInstant(start, Edge.START);
    Instant to = fields.optionalInstant(end, Edge.END);
    if (from != null
        && to != null
        && reversed(fields.text(start, 60), fields.text(end, 60), from, to)) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at(end),
          "is before the start of the period",
          "end it later, or leave one of the two out");
    }
    return new Period(from, to);
  }

  /// Days are compared as written: without a zone the first instant of one may lie after that of
  /// the next.
  private static boolean reversed(String start, String end, Instant from, Instant to) {
    boolean days = DATE.matcher(start).matches() && DATE.matcher(end).matches();
    return days ? end.compareTo(start) < 0 : to.isBefore(from);
  }
}
