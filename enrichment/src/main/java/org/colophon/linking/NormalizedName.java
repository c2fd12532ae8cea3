package org.colophon.linking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;

/// The words of a name or a text in the form in which they are compared: in small letters, without
/// soft hyphens and accents, umlauts and their spellings with `e` alike. An apostrophe parts words.
final class NormalizedName {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\u00AD]*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Lexicon STEMS = Lexicon.of("de");

  private NormalizedName() {}

  /// One word.
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
    String marked = Normalizer.normalize(word.replace("\u00AD", ""), Normalizer.Form.NFD);
    return MARKS
        .matcher(marked)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
        .replace("ı", "i")
        .replace("ł", "l")
        .replace("ø", "o");
  }
}
