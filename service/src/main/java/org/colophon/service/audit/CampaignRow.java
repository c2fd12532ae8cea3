package org.colophon.service.audit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.text.CsvRows;
import org.jspecify.annotations.Nullable;

/// An item that a newsletter was sent with.
///
/// @param line its line in the table, from 1
/// @param campaign the newsletter's name; empty when the table has none
/// @param sent as written
/// @param from the earliest instant at which it was sent
/// @param to the latest: of a day without a time its end
/// @param subject an ISBN without hyphens, or the id of an item
/// @param price the amount that it stated; null when it stated none
public record CampaignRow(
    int line,
    String campaign,
    String sent,
    Instant from,
    Instant to,
    String subject,
    @Nullable BigDecimal price) {
  private static final Set<String> COLUMNS = Set.of("sent", "isbn", "item", "price", "campaign");

  /// Whether `subject` is an ISBN.
  boolean isIsbn() {
    return subject.matches("[0-9]{9,13}[0-9Xx]?");
  }

  /// Reads a table with the columns `sent` and `isbn` or `item`, and optionally `price` and
  /// `campaign`, between commas or semicolons.
  ///
  /// @param zone of days and of times without an offset
  /// @throws IllegalArgumentException when it is not such a table, with the line
  public static List<CampaignRow> read(String csv, ZoneId zone) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    String heading = text.lines().findFirst().orElse("");
    List<CsvRows.Row> rows;
    try {
      rows = CsvRows.of(text, heading.contains(";") ? ';' : ',', '"');
    } catch (CsvRows.MalformedCsvException e) {
      throw wrong(e.line(), String.valueOf(e.getMessage()));
    }
    if (rows.isEmpty()) {
      throw wrong(1, "has no heading; write sent,isbn,price");
    }
    Map<String, Integer> columns = columns(rows.getFirst());
    List<CampaignRow> read = new ArrayList<>();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      read.add(row(row, columns, zone));
    }
    return read;
  }

  private static Map<String, Integer> columns(CsvRows.Row heading) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < heading.cells().size(); i++) {
      String name = heading.cells().get(i).strip().toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(name)) {
        throw wrong(
            heading.line(),
            "'" + name + "' is not a column; use sent, isbn, item, price and campaign");
      }
      columns.put(name, i);
    }
    if (!columns.containsKey("sent")
        || !(columns.containsKey("isbn") || columns.containsKey("item"))) {
      throw wrong(heading.line(), "the column sent, or isbn and item, is missing");
    }
    return columns;
  }

  private static CampaignRow row(CsvRows.Row row, Map<String, Integer> columns, ZoneId zone) {
    String sent = cell(row, columns, "sent");
    String isbn = cell(row, columns, "isbn").replace("-", "").replace(" ", "");
    String subject = isbn.isEmpty() ? cell(row, columns, "item") : isbn;
    if (subject.isEmpty()) {
      throw wrong(row.line(), "names no item; write its ISBN or its id");
    }
    String price = cell(row, columns, "price").replace(',', '.').replaceAll("[^0-9.]", "");
    String campaign = cell(row, columns, "campaign");
    try {
      BigDecimal amount = price.isEmpty() ? null : new BigDecimal(price);
      if (sent.length() > 10) {
        Instant at =
            sent.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
                ? OffsetDateTime.parse(sent).toInstant()
                : LocalDateTime.parse(sent.replace(' ', 'T')).atZone(zone).toInstant();
        return new CampaignRow(row.line(), campaign, sent, at, at, subject, amount);
      }
      LocalDate day = LocalDate.parse(sent);
      return new CampaignRow(
          row.line(),
          campaign,
          sent,
          day.atStartOfDay(zone).toInstant(),
          day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1),
          subject,
          amount);
    } catch (DateTimeException e) {
      throw wrong(
          row.line(), "'" + sent + "' is not a valid date; write 2026-11-30 or 2026-11-30T08:00");
    } catch (NumberFormatException e) {
      throw wrong(row.line(), "'" + price + "' is not a valid amount; write 24.00");
    }
  }

  private static String cell(CsvRows.Row row, Map<String, Integer> columns, String name) {
    Integer at = columns.get(name);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
  }

  private static IllegalArgumentException wrong(int line, String reason) {
    return new IllegalArgumentException("line " + line + ": " + reason);
  }
}
