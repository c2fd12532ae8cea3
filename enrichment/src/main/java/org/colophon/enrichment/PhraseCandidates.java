package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;

/// The noun phrases of a text: adjectives, then nouns or names, at most [#MAX_WORDS] words, no stop
/// word at either end; gathered by lemma.
final class PhraseCandidates {
  static final int MAX_WORDS = 4;

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
    for (Token token : sentence.tokens()) {
      boolean noun = isNoun(token);
      boolean adjective = token.tag().equals("ADJ");
      boolean nounsBefore = !phrase.isEmpty() && isNoun(phrase.getLast());
      if (!noun && !(adjective && !nounsBefore)) {
        add(phrase);
        phrase.clear();
        if (adjective) {
          phrase.add(token);
        }
      } else {
        phrase.add(token);
      }
      wordsRead++;
    }
    add(phrase);
  }

  /// Adds the phrase, and its nouns on their own where adjectives come before them.
  private void add(List<Token> phrase) {
    List<Token> trimmed = trimmed(phrase);
    if (trimmed.isEmpty() || !isNoun(trimmed.getLast())) {
      return;
    }
    count(trimmed);
    List<Token> nouns = trimmed(trimmed.stream().filter(PhraseCandidates::isNoun).toList());
    if (!nouns.isEmpty() && nouns.size() < trimmed.size()) {
      count(nouns);
    }
  }

  private void count(List<Token> phrase) {
    String key = phrase.stream().map(t -> lexicon.stem(t.lemma())).collect(Collectors.joining(" "));
    Span span =
        withoutSigns(new Span(phrase.getFirst().span().start(), phrase.getLast().span().end()));
    Candidate known = byKey.get(key);
    if (known == null) {
      String label = PassageText.clean(span.in(analysis.text()));
      boolean name = phrase.stream().allMatch(t -> t.tag().equals("PROPN"));
      known = new Candidate(key, label, phrase.size(), name, wordsRead, new ArrayList<>());
      byKey.put(key, known);
    }
    known.spans.add(span);
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
  /// @param label as written the first time
  /// @param firstWord how many words of the text come before the first occurrence's end
  record Candidate(
      String key, String label, int words, boolean name, int firstWord, List<Span> spans) {}
}
