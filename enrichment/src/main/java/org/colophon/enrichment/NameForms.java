package org.colophon.enrichment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;
import org.colophon.text.GermanNouns;
import org.colophon.text.PassageText;

/// The base forms of the names in a text: without the ending of a genitive (`Ute Bergmanns` is `Ute
/// Bergmann`).
///
/// A German name that ends in s is a genitive where the name without it stands in the text or the
/// title too, or where a noun follows at once (`Ute Bergmanns Roman`).
final class NameForms {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\u00AD]+");
  private static final int SHORTEST = 3;

  /// Names that end in s by themselves.
  private static final Set<String> ENDING_IN_S =
      Set.of(
          "hans",
          "jens",
          "klaus",
          "claus",
          "thomas",
          "andreas",
          "johannes",
          "markus",
          "marcus",
          "lukas",
          "lucas",
          "matthias",
          "mathias",
          "tobias",
          "jonas",
          "nikolaus",
          "lars",
          "nils",
          "niels",
          "elias",
          "paris",
          "reims",
          "texas",
          "linus",
          "julius",
          "marius",
          "carlos",
          "boris",
          "dennis",
          "doris",
          "iris",
          "agnes",
          "ines",
          "james",
          "charles",
          "chris",
          "louis",
          "luis",
          "worms",
          "laos",
          "honduras");

  private final String text;
  private final TokenPlaces places;
  private final Set<String> words;
  private final boolean german;

  NameForms(String title, String text, TokenPlaces places, boolean german) {
    this.text = text;
    this.places = places;
    this.german = german;
    this.words = Arrays.stream(NO_LETTER.split(title + " " + text, -1)).collect(Collectors.toSet());
  }

  /// A name as it is shown.
  String base(Span span) {
    String name = PassageText.clean(span.in(text));
    return german && isGenitive(name, span) ? name.substring(0, name.length() - 1) : name;
  }

  private boolean isGenitive(String name, Span span) {
    String last = name.substring(name.lastIndexOf(' ') + 1);
    boolean possible =
        last.length() > SHORTEST
            && last.endsWith("s")
            && !last.endsWith("ss")
            && !ENDING_IN_S.contains(last.toLowerCase(Locale.ROOT))
            && !last.equals(last.toUpperCase(Locale.ROOT));
    return possible && (words.contains(last.substring(0, last.length() - 1)) || isBeforeNoun(span));
  }

  /// Whether a noun follows, with adjectives before it or not, and no article goes before.
  private boolean isBeforeNoun(Span span) {
    return places
        .at(new Span(span.end() - 1, span.end()))
        .map(NameForms::isBeforeNoun)
        .orElse(false);
  }

  private static boolean isBeforeNoun(TokenPlaces.Place last) {
    List<Token> tokens = last.tokens();
    int next = last.index() + 1;
    while (next < tokens.size() && tokens.get(next).tag().equals("ADJ")) {
      next++;
    }
    return next < tokens.size()
        && (tokens.get(next).tag().equals("NOUN")
            || GermanNouns.bundled().isCommon(tokens.get(next).surface()));
  }
}
