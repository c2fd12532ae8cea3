package org.colophon.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.catalog.PersonName;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;

/// The normalised words of a name or a text: in lower case, without soft hyphens and accents, with
/// umlauts and their spellings with `e` alike. An apostrophe parts words.
final class NormalizedName {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\u00AD]*");
  private static final Lexicon STEMS = Lexicon.of("de");

  private NormalizedName() {}

  /// One normalised word.
  ///
  /// @param plain to compare the names of people by
  /// @param stem to compare all other names by: they are inflected (`des Nordseepreises`)
  record Word(String plain, String stem, Span span) {}

  /// In the order of the text; spans refer to it.
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String plain = fold(matcher.group());
      if (!plain.isEmpty()) {
        words.add(new Word(plain, STEMS.stem(plain), new Span(matcher.start(), matcher.end())));
      }
    }
    return words;
  }

  /// `Müller`, `Mueller` and `Mül­ler` come out alike.
  static String fold(String word) {
    return PersonName.fold(word);
  }
}
