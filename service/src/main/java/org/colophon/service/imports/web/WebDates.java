package org.colophon.service.imports.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as feeds, pages and content systems write them: RFC 3339, RFC 822 with its usual errors,
/// and `YYYY-MM-DD HH:MM:SS` in UTC.
final class WebDates {
  private static final Pattern WEEKDAY = Pattern.compile("^[\\p{L}.]+,?\\s+(?=\\d)");
  private static final Pattern ZONE = Pattern.compile("\\s([A-Z]{1,5})$");

  /// RFC 822 and what German servers write.
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("GMT", "+0000"),
          Map.entry("UTC", "+0000"),
          Map.entry("UT", "+0000"),
          Map.entry("Z", "+0000"),
          Map.entry("CET", "+0100"),
          Map.entry("MEZ", "+0100"),
          Map.entry("CEST", "+0200"),
          Map.entry("MESZ", "+0200"),
          Map.entry("EST", "-0500"),
          Map.entry("EDT", "-0400"),
          Map.entry("CST", "-0600"),
          Map.entry("CDT", "-0500"),
          Map.entry("MST", "-0700"),
          Map.entry("MDT", "-0600"),
          Map.entry("PST", "-0800"),
          Map.entry("PDT", "-0700"));

  private static final List<DateTimeFormatter> RFC_822 =
      List.of(
          format("d MMM uuuu HH:mm:ss xx", Locale.ENGLISH),
          format("d MMM uuuu HH:mm xx", Locale.ENGLISH),
          format("d MMM uu HH:mm:ss xx", Locale.ENGLISH),
          format("d MMMM uuuu HH:mm:ss xx", Locale.GERMAN));
  private static final DateTimeFormatter PLAIN = format("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter BASIC = format("uuuuMMdd'T'HHmmssXX", Locale.ROOT);

  private WebDates() {}

  private static DateTimeFormatter format(String pattern, Locale locale) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(locale);
  }

  /// The instant in ISO 8601, UTC; a day without a time stays a day. Empty where the text is not a
  /// date.
  static Optional<String> parse(String text) {
    String date = text.strip();
    if (date.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return attempt(() -> LocalDate.parse(date).toString());
    }
    return attempt(() -> utc(OffsetDateTime.parse(date)))
        .or(() -> attempt(() -> utc(OffsetDateTime.parse(date, BASIC))))
        .or(() ->
            attempt(() -> LocalDateTime.parse(date, PLAIN).atOffset(ZoneOffset.UTC))
                .map(WebDates::utc))
        .or(() -> ofMail(date));
  }

  /// The instant of what [#parse] returned; of a day its start in UTC.
  static Instant start(String parsed) {
    return parsed.indexOf('T') > 0
        ? Instant.parse(parsed)
        : LocalDate.parse(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Optional<String> ofMail(String date) {
    String plain = WEEKDAY.matcher(date).replaceFirst("").replaceAll("\\s+", " ");
    Matcher zone = ZONE.matcher(plain);
    String text =
        zone.find()
            ? plain.substring(0, zone.start(1)) + ZONES.getOrDefault(zone.group(1), zone.group(1))
            : plain.replaceFirst("([+-]\\d{2}):(\\d{2})$", "$1$2");
    return RFC_822.stream()
        .flatMap(format -> attempt(() -> utc(OffsetDateTime.parse(text, format))).stream())
        .findFirst();
  }

  private static String utc(OffsetDateTime time) {
    if (time.getYear() < 1 || time.getYear() > 9_998) {
      throw new DateTimeException("not a year of the calendar on the web");
    }
    return Instant.from(time).toString();
  }

  private static <T> Optional<T> attempt(java.util.function.Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
