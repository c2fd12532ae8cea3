package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.colophon.text.PassageText;

/// The noun phrases of a text: adjectives, nouns and names that end in a noun or name, at most
/// [#MAX_WORDS] words, no stop word at either end; and each of their nouns alone. Gathered by
/// lemma.
final class PhraseCandidates {
  static final int MAX_WORDS = 5;

  private final AnalyzedText analysis;
  private final Lexicon lexicon;
  private final Map<String, Candidate> byKey = new LinkedHashMap<>();
  private int wordsRead;

  private PhraseCandidates(AnalyzedText analysis, Lexicon lexicon) {
    this.analysis = analysis;
    this.lexicon = lexicon;
  }

  /// The candidates in the order of their first occurrence.
  static Collection<Candidate> of(AnalyzedText analysis, Lexicon lexicon) {
    PhraseCandidates candidates = new PhraseCandidates(analysis, lexicon);
    for (AnalyzedText.Sentence sentence : analysis.sentences()) {
      candidates.read(sentence);
    }
    return candidates.byKey.values();
  }

  private void read(AnalyzedText.Sentence sentence) {
    List<Token> phrase = new ArrayList<>();
    List<Token> tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (isNoun(token) || token.tag().equals("ADJ")) {
        phrase.add(token);
      } else if (!joins(tokens, i)) {
        add(phrase);
        phrase.clear();
      }
      wordsRead++;
    }
    add(phrase);
  }

  /// Whether a token is a hyphen that touches the words before and after it.
  private static boolean joins(List<Token> tokens, int i) {
    Span span = tokens.get(i).span();
    return (tokens.get(i).surface().equals("-") || tokens.get(i).surface().equals("–"))
        && i > 0
        && i + 1 < tokens.size()
        && tokens.get(i - 1).span().end() == span.start()
        && tokens.get(i + 1).span().start() == span.end();
  }

  /// Adds the phrase, and its nouns on their own where adjectives come before them.
  private void add(List<Token> phrase) {
    int end = phrase.size();
    while (end > 0 && !isNoun(phrase.get(end - 1))) {
      end--;
    }
    List<Token> trimmed = trimmed(phrase.subList(0, end));
    if (trimmed.isEmpty() || !isNoun(trimmed.getLast())) {
      return;
    }
    count(trimmed, false);
    int first = trimmed.size() - 1;
    while (first > 0 && isNoun(trimmed.get(first - 1))) {
      first--;
    }
    List<Token> nouns = trimmed(trimmed.subList(first, trimmed.size()));
    if (nouns.size() > 1 && nouns.size() < trimmed.size()) {
      count(nouns, true);
    }
    for (Token noun : trimmed.size() > 1 ? trimmed : List.<Token>of()) {
      if (isNoun(noun) && !isEdgeless(noun)) {
        count(List.of(noun), true);
      }
    }
  }

  private void count(List<Token> phrase, boolean inside) {
    String key = phrase.stream().map(t -> lexicon.stem(t.lemma())).collect(Collectors.joining(" "));
    Span span =
        withoutSigns(new Span(phrase.getFirst().span().start(), phrase.getLast().span().end()));
    Candidate known = byKey.get(key);
    if (known == null) {
      Token last = phrase.getLast();
      String written = PassageText.clean(span.in(analysis.text()));
      String end = PassageText.clean(last.surface());
      String label =
          written.endsWith(end)
              ? written.substring(0, written.length() - end.length())
                  + lexicon.shown(end, last.lemma())
              : written;
      boolean name = phrase.stream().allMatch(t -> t.tag().equals("PROPN"));
      known =
          new Candidate(
              key, label, phrase.size(), name, wordsRead, new ArrayList<>(), new ArrayList<>());
      byKey.put(key, known);
    }
    known.spans.add(span);
    if (inside) {
      known.inside.add(span);
    }
  }

  /// Tokenizers leave a quotation mark at a word now and then.
  private Span withoutSigns(Span span) {
    String text = analysis.text();
    int start = span.start();
    int end = span.end();
    while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
      end--;
    }
    return new Span(start, end);
  }

  private List<Token> trimmed(List<Token> phrase) {
    int start = Math.max(0, phrase.size() - MAX_WORDS);
    int end = phrase.size();
    while (start < end && isEdgeless(phrase.get(start))) {
      start++;
    }
    while (end > start && isEdgeless(phrase.get(end - 1))) {
      end--;
    }
    return phrase.subList(start, end);
  }

  /// Whether a token may not stand at the edge of a phrase.
  private boolean isEdgeless(Token token) {
    String surface = token.surface();
    long letters = surface.codePoints().filter(Character::isLetter).count();
    boolean tooShort = letters < 3 && !isAcronym(surface);
    return tooShort
        || lexicon.isStop(lexicon.stem(surface))
        || lexicon.isStop(lexicon.stem(token.lemma()));
  }

  private static boolean isAcronym(String surface) {
    return surface.length() >= 2 && surface.codePoints().allMatch(Character::isUpperCase);
  }

  private static boolean isNoun(Token token) {
    return token.tag().equals("NOUN") || token.tag().equals("PROPN");
  }

  /// A phrase and where it stands.
  ///
  /// @param key stems of its lemmas
  /// @param label as written the first time, its last word in its basic form
  /// @param firstWord how many words of the text come before the first occurrence's end
  /// @param inside those of the spans that are part of a longer phrase
  record Candidate(
      String key,
      String label,
      int words,
      boolean name,
      int firstWord,
      List<Span> spans,
      List<Span> inside) {
    /// How often it stands for itself.
    int alone() {
      return spans.size() - inside.size();
    }
  }
}
