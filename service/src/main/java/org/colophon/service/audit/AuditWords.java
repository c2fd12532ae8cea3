package org.colophon.service.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Properties;
import org.colophon.governance.ReasonCode;
import org.colophon.service.web.PageWords;
import org.colophon.vocabulary.SubjectCheck;

/// The words of a report in German or English.
final class AuditWords {
  private final Properties words = new Properties();
  private final PageWords reasons;
  private final Locale locale;

  /// @param language `de` or `en`
  AuditWords(String language) {
    this.locale = Locale.of(language);
    this.reasons = PageWords.of(language);
    String file = "/audit/words-" + language + ".properties";
    try (InputStream in = AuditWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("'" + language + "' is not a language of reports");
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String language() {
    return locale.getLanguage();
  }

  /// The words for a key, with values for `{0}` and so on.
  String say(String key, String... values) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for '" + key + "'");
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    return text;
  }

  /// The words for a value where there are some, else the value.
  String value(String value) {
    return value.equals(ProductTally.NOT_STATED)
        ? say("not_stated")
        : words.getProperty(value, value);
  }

  String reason(ReasonCode code) {
    return reasons.reason(code);
  }

  String fix(ReasonCode code) {
    return reasons.fix(code);
  }

  String fault(Fault fault) {
    return say("fault_" + fault.text());
  }

  String fix(Fault fault) {
    return say("fix_" + fault.text());
  }

  /// What corrects a problem with a subject.
  String fix(SubjectCheck.Problem problem) {
    Fault fault =
        switch (problem.kind()) {
          case UNKNOWN -> Fault.UNKNOWN_SUBJECT;
          case REPLACED -> Fault.RETIRED_SUBJECT;
          case DUPLICATE -> Fault.DUPLICATE_SUBJECT;
          case IMPLIED -> Fault.PARENT_BESIDE_CHILD;
          case COARSE, MORE_SPECIFIC -> Fault.TOO_COARSE;
          case FICTION_AND_NONFICTION -> Fault.FICTION_AND_NONFICTION;
          case TOO_MANY -> Fault.TOO_MANY_SUBJECTS;
        };
    return problem.code().isEmpty() ? fix(fault) : problem.code() + ": " + fix(fault);
  }

  String country(String code) {
    return Locale.of("", code).getDisplayCountry(locale);
  }

  String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .format(at.atZone(zone));
  }

  String day(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(at.atZone(zone));
  }
}
