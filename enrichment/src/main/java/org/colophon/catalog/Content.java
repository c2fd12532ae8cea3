package org.colophon.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of an item with the publisher's subjects and credits.
///
/// @param language ISO 639-1, or `und` when nobody said
/// @param text as stored, soft hyphens included; spans refer to it
/// @param subjects the publisher's own, the first one is the main one
public record Content(
    String language,
    String title,
    @Nullable String subtitle,
    String text,
    List<Credit> credits,
    List<Subject> subjects,
    @Nullable SeriesPlace series,
    @Nullable AgeRange ageRange) {

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
  }
}
