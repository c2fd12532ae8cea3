package org.colophon.subjects;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.annotation.Annotation;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;
import org.colophon.text.Wordlist;

/// The rules by which a label that stands in a text is no evidence of its subject: it is part of a
/// name (a person, a club, a street, a house), or the text denies it (`kein Krieg`, `without
/// murder`). Immutable.
///
/// Names are what a name finder found; the second of two nouns that stand side by side (`Kirsten
/// Steuer`, `Hotel Garten`); and such words where they stand again without an article.
final class LabelContext {
  private static final int FARTHEST_NEGATION = 6;
  private static final Set<String> NEGATIONS = Set.copyOf(Wordlist.read("negations.txt"));
  private static final Set<String> EXCEPTIONS = Set.of("nur", "only", "just", "bloß", "lediglich");

  /// Nouns that stand before another one that is none's name: `das Thema Krieg`, `Ende Mai`.
  private static final Set<String> BEFORE_NOUNS = Set.copyOf(Wordlist.read("before-nouns.txt"));

  private static final Set<String> FORMS_OF_ADDRESS =
      Set.of("dr", "prof", "mr", "mrs", "ms", "miss", "sir", "lady", "lord");

  private static final Set<String> OPEN = Set.of("NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM");
  private static final Set<String> BEFORE_COMMON_NOUN = Set.of("DET", "ADP", "ADJ", "NUM");
  private static final Pattern STREET =
      Pattern.compile(
          ".*(straße|strasse|gasse|allee|platz|ring|weg|ufer|damm|steig|graben)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Set<String> AFTER_STREET_NAME =
      Set.of(
          "straße", "strasse", "str", "str.", "gasse", "allee", "platz", "ring", "weg", "damm",
          "street", "road", "lane", "avenue", "square", "close", "drive", "court", "hill");

  private final boolean english;
  private final List<Span> names;
  private final Set<String> nameWords = new HashSet<>();

  /// @param names what the text names, with the places
  LabelContext(String language, AnalyzedText analysis, Collection<Annotation> names) {
    this.english = language.equals("en");
    this.names = names.stream().flatMap(name -> name.evidence().stream()).toList();
    for (Annotation name : names) {
      if (!name.value().startsWith("loc:")) {
        for (String word : name.label().split("[\\s-]+", -1)) {
          if (!word.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
            nameWords.add(word);
          }
        }
      }
    }
    for (AnalyzedText.Sentence sentence : analysis.sentences()) {
      for (int i = 1; i < sentence.tokens().size(); i++) {
        if (isSecondOfName(sentence.tokens(), i)) {
          nameWords.add(sentence.tokens().get(i).surface());
        }
      }
    }
  }

  /// Words of the names, as written; those of places are not among them.
  Set<String> nameWords() {
    return Set.copyOf(nameWords);
  }

  /// Whether a label at a place of a sentence speaks for its subject.
  boolean counts(AnalyzedText.Sentence sentence, Span label, boolean inCompound) {
    if (names.stream().anyMatch(name -> name.overlaps(label))) {
      return false;
    }
    List<Token> tokens = sentence.tokens();
    int first = 0;
    while (first < tokens.size() && tokens.get(first).span().end() <= label.start()) {
      first++;
    }
    int end = first;
    while (end < tokens.size() && tokens.get(end).span().start() < label.end()) {
      end++;
    }
    return first == end
        || (!(isName(tokens, first, end) || isStreet(tokens, first, end, inCompound))
            && !isDenied(tokens, first));
  }

  /// Whether a word of the title speaks for a subject: where it is not part of a name of the text.
  boolean countsInTitle(String surface) {
    return !nameWords.contains(surface);
  }

  private boolean isName(List<Token> tokens, int first, int end) {
    Token token = tokens.get(first);
    if (end - first > 1 || !isCapitalised(token)) {
      return false;
    }
    boolean follows = first > 0;
    boolean repeated =
        nameWords.contains(token.surface())
            && !(follows && BEFORE_COMMON_NOUN.contains(tokens.get(first - 1).tag()));
    boolean begins = end < tokens.size() && isProper(token) && isProper(tokens.get(end));
    return repeated || begins || (follows && isSecondOfName(tokens, first));
  }

  /// Whether a noun stands right after another one, or after a form of address.
  private boolean isSecondOfName(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    Token before = tokens.get(at - 1);
    String word = before.surface().toLowerCase(Locale.ROOT).replace(".", "");
    if (!isNoun(token) || !isCapitalised(token) || BEFORE_NOUNS.contains(word)) {
      return false;
    }
    boolean pair =
        english ? isProper(before) && isProper(token) : isNoun(before) && isCapitalised(before);
    return pair || FORMS_OF_ADDRESS.contains(word);
  }

  private static boolean isNoun(Token token) {
    return token.tag().equals("NOUN") || token.tag().equals("PROPN");
  }

  private static boolean isProper(Token token) {
    return token.tag().equals("PROPN") && isCapitalised(token);
  }

  private static boolean isCapitalised(Token token) {
    return !token.surface().isEmpty() && Character.isUpperCase(token.surface().codePointAt(0));
  }

  private static boolean isStreet(List<Token> tokens, int first, int end, boolean inCompound) {
    if (inCompound && STREET.matcher(tokens.get(first).surface()).matches()) {
      return true;
    }
    return end < tokens.size()
        && isCapitalised(tokens.get(end))
        && AFTER_STREET_NAME.contains(tokens.get(end).surface().toLowerCase(Locale.ROOT));
  }

  /// Looks back over nouns, adjectives, articles and commas: `ohne Mord und Totschlag`.
  private static boolean isDenied(List<Token> tokens, int first) {
    int last = Math.max(0, first - FARTHEST_NEGATION);
    for (int i = first - 1; i >= last; i--) {
      Token token = tokens.get(i);
      String word = token.surface().toLowerCase(Locale.ROOT);
      if (NEGATIONS.contains(word)) {
        return !EXCEPTIONS.contains(tokens.get(i + 1).surface().toLowerCase(Locale.ROOT));
      }
      if (!OPEN.contains(token.tag()) && !word.equals(",")) {
        return false;
      }
    }
    return false;
  }
}
