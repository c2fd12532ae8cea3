package org.colophon.service.imports.onix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/// Dates of ONIX (code list 55) as the item schema writes times. A month or a year alone is read as
/// its last day: what is kept back until then is never shown too early.
final class OnixDates {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyyMMdd'T'HHmm")
          .optionalStart()
          .appendPattern("ss")
          .optionalEnd()
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private OnixDates() {}

  /// The date of an element with an optional `dateformat` attribute.
  ///
  /// @throws OnixException when it is not a date
  static String of(OnixElement date) {
    String text = date.text().toString().strip();
    return parse(text)
        .orElseThrow(() ->
            new OnixException(
                date.name() + " '" + text + "' is not a valid date",
                "write YYYYMMDD, YYYYMM, YYYY or YYYYMMDDThhmm with an offset"));
  }

  /// The time that a text states; empty when it is not a valid one.
  static Optional<String> parse(String text) {
    try {
      if (text.contains("T")) {
        return Optional.of(
            switch (TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
              case OffsetDateTime absolute -> absolute.toInstant().toString();
              case LocalDateTime local -> local.toString();
              default -> throw new DateTimeException(text);
            });
      }
      return switch (text.length()) {
        case 4 -> Optional.of(LocalDate.of(Integer.parseInt(text), 12, 31).toString());
        case 6 ->
            Optional.of(
                YearMonth.of(
                        Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4)))
                    .atEndOfMonth()
                    .toString());
        case 8 -> Optional.of(LocalDate.parse(text, DAY).toString());
        default -> Optional.empty();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The instant of a time of [#of(OnixElement)]; of a day its start.
  static Instant instant(String time, ZoneId zone) {
    if (time.endsWith("Z")) {
      return Instant.parse(time);
    }
    return time.contains("T")
        ? LocalDateTime.parse(time).atZone(zone).toInstant()
        : LocalDate.parse(time).atStartOfDay(zone).toInstant();
  }

  /// The day on which a time of [#of(OnixElement)] falls.
  static LocalDate day(String time, ZoneId zone) {
    return time.endsWith("Z")
        ? OffsetDateTime.parse(time).atZoneSameInstant(zone).toLocalDate()
        : LocalDate.parse(time.substring(0, 10));
  }
}
