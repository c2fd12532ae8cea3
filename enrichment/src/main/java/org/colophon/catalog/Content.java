package org.colophon.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of an item with the publisher's subjects and credits.
///
/// @param language ISO 639-1, or `und` when nobody said
/// @param text as stored, soft hyphens included; spans refer to it
/// @param subjects the publisher's own, the first one is the main one
/// @param formatting of the text; empty when nobody said
public record Content(
    String language,
    String title,
    @Nullable String subtitle,
    String text,
    List<Credit> credits,
    List<Subject> subjects,
    @Nullable SeriesPlace series,
    @Nullable AgeRange ageRange,
    List<Formatting> formatting) {

  /// The longest text that is taken, in UTF-16 code units.
  public static final int MAX_TEXT = 2_000_000;

  public Content {
    if (!language.matches("[a-z]{2,3}")) {
      throw new IllegalArgumentException(
          "'"
              + language
              + "' is not a valid language code: use two or three letters, such as 'de'");
    }
    Require.text("a title", title, 1_000);
    Require.text("a text", text, MAX_TEXT);
    credits = List.copyOf(credits);
    subjects = List.copyOf(subjects);
    formatting = List.copyOf(formatting);
    if (formatting.size() > Formatting.MOST) {
      throw new IllegalArgumentException(
          "the text has more than " + Formatting.MOST + " formatted parts: leave some out");
    }
    for (Formatting part : formatting) {
      if (part.end() > text.length()) {
        throw new IllegalArgumentException(
            "formatting ends at " + part.end() + ", after the end of the text at " + text.length());
      }
    }
  }

  /// Content whose text has no formatting.
  public Content(
      String language,
      String title,
      @Nullable String subtitle,
      String text,
      List<Credit> credits,
      List<Subject> subjects,
      @Nullable SeriesPlace series,
      @Nullable AgeRange ageRange) {
    this(language, title, subtitle, text, credits, subjects, series, ageRange, List.of());
  }
}
