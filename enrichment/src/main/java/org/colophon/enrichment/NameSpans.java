package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.EntityFinder.Entity;
import org.colophon.models.Span;
import org.colophon.text.GermanNouns;

/// A correction of where names begin and end: words that hyphens join stay together, so do the
/// parts of one person's name; titles before a name, and common nouns and signs after it, are not
/// part of it.
final class NameSpans {
  private static final String PERSON = "PER";

  /// What hyphens join to a name is not longer, in characters.
  private static final int LONGEST = 60;

  private static final Set<String> TITLES =
      Set.of(
          "herr",
          "herrn",
          "frau",
          "dr",
          "prof",
          "professor",
          "professorin",
          "mr",
          "mrs",
          "ms",
          "the",
          "der",
          "die",
          "das");
  private static final Set<String> PEOPLE_AND_PLACES = Set.of(PERSON, "LOC");

  private final String text;
  private final boolean german;
  private final TokenPlaces places;

  NameSpans(AnalyzedText analysis, TokenPlaces places, boolean german) {
    this.text = analysis.text();
    this.german = german;
    this.places = places;
  }

  /// The names in the order of the text, corrected.
  List<Entity> of(List<Entity> found) {
    List<Entity> names = new ArrayList<>();
    for (Entity next : found) {
      Entity whole = new Entity(joinedByHyphens(next.span()), next.type(), next.confidence());
      Entity before = names.isEmpty() ? null : names.getLast();
      if (before != null && isOnePerson(before, whole)) {
        Span both = new Span(before.span().start(), whole.span().end());
        boolean person = before.type().equals(PERSON) || whole.type().equals(PERSON);
        double surer = Math.max(before.confidence(), whole.confidence());
        names.set(names.size() - 1, new Entity(both, person ? PERSON : whole.type(), surer));
      } else {
        names.add(whole);
      }
    }
    return names.stream()
        .map(name -> new Entity(trimmed(name), name.type(), name.confidence()))
        .filter(name -> name.span().length() > 1)
        .toList();
  }

  /// The span with the letters that hyphens join to it (`Jörg` in `Hans-Jörg`).
  private Span joinedByHyphens(Span span) {
    int start = span.start();
    int end = span.end();
    while (start >= 2 && span.start() - start < LONGEST && (isJoint(start - 1) || isJoint(start))) {
      start = wordStart(isJoint(start) ? start : start - 1);
    }
    while (end < text.length()
        && end - span.end() < LONGEST
        && (isJoint(end) || isJoint(end - 1))) {
      end = wordEnd(isJoint(end) ? end + 1 : end);
    }
    return new Span(start, end);
  }

  /// Whether a hyphen between two letters or digits stands at a place.
  private boolean isJoint(int at) {
    return at > 0
        && at + 1 < text.length()
        && (text.charAt(at) == '-' || text.charAt(at) == '\u2011')
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private int wordStart(int before) {
    int start = before;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /// Whether two names are the first and the last name of one person, or overlap.
  private boolean isOnePerson(Entity before, Entity next) {
    if (next.span().start() < before.span().end()) {
      return true;
    }
    String between = text.substring(before.span().end(), next.span().start());
    boolean first = before.span().in(text).indexOf(' ') < 0;
    boolean given = !german || !GermanNouns.bundled().isCommon(before.span().in(text));
    boolean capital = Character.isUpperCase(text.charAt(next.span().start()));
    return between.equals(" ") && capital && first && given && next.type().equals(PERSON);
  }

  private Span trimmed(Entity name) {
    List<Token> words = places.in(name.span());
    int from = 0;
    int to = words.size();
    if (PEOPLE_AND_PLACES.contains(name.type())) {
      while (from + 1 < to && isTitle(words.get(from), words.get(from + 1))) {
        from++;
      }
      if (name.type().equals(PERSON)
          && to - from > 2
          && isCommon(words.get(from))
          && text.charAt(words.get(from).span().end()) == ' ') {
        from++;
      }
      to = withoutPossession(words, from, to);
    }
    while (from + 1 < to && !startsWithLetter(words.get(to - 1))) {
      to--;
    }
    if (to == from) {
      return name.span();
    }
    boolean starts = from == 0;
    boolean ends = to == words.size();
    return withoutSigns(
        new Span(
            starts ? name.span().start() : words.get(from).span().start(),
            ends ? name.span().end() : words.get(to - 1).span().end()));
  }

  /// The end of a name before what its bearer has (`Tjorvens Vater Malte`).
  private int withoutPossession(List<Token> words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (words.get(i - 1).surface().endsWith("s") && isCommon(words.get(i))) {
        return i;
      }
    }
    return to;
  }

  private static boolean isTitle(Token token, Token next) {
    String plain = token.surface().replace(".", "").toLowerCase(Locale.ROOT);
    return (TITLES.contains(plain) && !next.surface().equals("-")) || !startsWithLetter(token);
  }

  /// Whether a word is a common noun that the finder took for part of a name: what somebody is
  /// (`Judoka Ella Drache`), or what somebody has (`Tjorvens Vater`).
  private boolean isCommon(Token token) {
    return german
        && (GermanNouns.bundled().isCommon(token.surface())
            || NameEvidence.isTitle(token.surface()));
  }

  private static boolean startsWithLetter(Token token) {
    return !token.surface().isEmpty() && Character.isLetterOrDigit(token.surface().codePointAt(0));
  }

  private Span withoutSigns(Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    while (end > start && isSign(end - 1, start)) {
      end--;
    }
    boolean possessive = text.startsWith("'s", end - 2) || text.startsWith("’s", end - 2);
    return new Span(start, !german && possessive && end - start > 3 ? end - 2 : end);
  }

  /// Whether a last character is no part of the name: a full stop is, after an abbreviation.
  private boolean isSign(int at, int start) {
    char last = text.charAt(at);
    boolean abbreviated = last == '.' && (at - start <= 2 || text.charAt(at - 2) == ' ');
    return !abbreviated && !Character.isLetterOrDigit(last);
  }
}
