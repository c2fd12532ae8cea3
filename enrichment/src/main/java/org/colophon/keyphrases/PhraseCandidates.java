package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.jspecify.annotations.Nullable;

/// The noun phrases of a text and its title: adjectives, nouns and names that end in a noun or
/// name, at most [#MAX_WORDS] words, no stop word at either end; each part of such a phrase that is
/// one by itself at least once; and the names. Gathered by the stems of their basic forms.
final class PhraseCandidates {
  static final int MAX_WORDS = 5;

  private final Lexicon lexicon;
  private final Map<Integer, List<Span>> namesByStart = new HashMap<>();
  private final Map<Span, Annotation> names = new HashMap<>();
  private final Map<String, PhraseCandidate> byKey = new LinkedHashMap<>();
  private int wordsRead;

  private PhraseCandidates(PhraseSource source) {
    this.lexicon = source.lexicon();
    for (Annotation name : source.names()) {
      for (Span span : name.evidence()) {
        names.put(span, name);
        namesByStart.computeIfAbsent(span.start(), _ -> new ArrayList<>()).add(span);
      }
    }
  }

  /// The candidates in the order of their first occurrence, those of the title first. What always
  /// stands before another noun (`coal` in `coal harbour`) is not one.
  static List<PhraseCandidate> of(PhraseSource source) {
    PhraseCandidates candidates = new PhraseCandidates(source);
    candidates.read(source.title(), true);
    candidates.wordsRead = 0;
    candidates.read(source.body(), false);
    return candidates.byKey.values().stream().filter(one -> !one.isShard()).toList();
  }

  private void read(AnalyzedText text, boolean title) {
    for (Sentence sentence : text.sentences()) {
      List<PhraseWord> words = PhraseWord.of(sentence, lexicon);
      Reading reading = new Reading(text.text(), words, title);
      int start = 0;
      for (int i = 0; i <= words.size(); i++) {
        if (i == words.size() || !(words.get(i).noun() || words.get(i).adjective())) {
          addParts(reading, start, i);
          start = i + 1;
        }
      }
      if (!title) {
        addNames(reading);
      }
      wordsRead += words.size();
    }
  }

  /// Adds every part of a run of adjectives and nouns that ends in a noun.
  private void addParts(Reading reading, int start, int end) {
    for (int first = start; first < end; first++) {
      for (int last = first; last < Math.min(end, first + MAX_WORDS); last++) {
        if (reading.words.get(last).noun()
            && !isEdgeless(reading.words.get(first))
            && !isEdgeless(reading.words.get(last))) {
          add(reading, first, last + 1, new Span(start, end));
        }
      }
    }
  }

  private void addNames(Reading reading) {
    for (int first = 0; first < reading.words.size(); first++) {
      int start = reading.words.get(first).span().start();
      for (Span name : namesByStart.getOrDefault(start, List.of())) {
        int end = first;
        while (end < reading.words.size() && reading.words.get(end).span().start() < name.end()) {
          end++;
        }
        if (end - first <= MAX_WORDS && !isPart(reading, first, end)) {
          add(reading, first, end, new Span(first, end));
        }
      }
    }
  }

  /// Whether a run of words was added as part of a noun phrase.
  private boolean isPart(Reading reading, int first, int end) {
    List<PhraseWord> words = reading.words.subList(first, end);
    return words.getLast().noun()
        && words.stream().allMatch(word -> word.noun() || word.adjective())
        && !isEdgeless(words.getFirst())
        && !isEdgeless(words.getLast());
  }

  private void add(Reading reading, int first, int end, Span run) {
    List<PhraseWord> words = reading.words.subList(first, end);
    Span span = withoutSigns(reading.text, words);
    if (span.length() == 0) {
      return;
    }
    String key = words.stream().map(this::stem).collect(Collectors.joining(" "));
    @Nullable Annotation name = reading.title ? null : names.get(span);
    byKey
        .computeIfAbsent(key, k -> new PhraseCandidate(k, words, span.in(reading.text)))
        .add(
            new PhrasePlace(
                reading.title,
                wordsRead + first,
                span,
                first > run.start() ? reading.words.get(first - 1) : null,
                end < run.end(),
                first > 0 ? reading.words.get(first - 1) : null,
                end < reading.words.size() ? reading.words.get(end) : null,
                name == null && !reading.title && overlapsName(span)),
            name);
  }

  private String stem(PhraseWord word) {
    return lexicon.stem(word.lemma());
  }

  private boolean overlapsName(Span span) {
    for (int start = Math.max(0, span.start() - 60); start < span.end(); start++) {
      for (Span name : namesByStart.getOrDefault(start, List.of())) {
        if (name.overlaps(span)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Tokenizers leave a quotation mark at a word now and then.
  private static Span withoutSigns(String text, List<PhraseWord> words) {
    int start = words.getFirst().span().start();
    int end = words.getLast().span().end();
    while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
      end--;
    }
    return new Span(start, end);
  }

  /// Whether a word may not stand at the edge of a phrase.
  private boolean isEdgeless(PhraseWord word) {
    String surface = word.surface();
    long letters = surface.codePoints().filter(Character::isLetter).count();
    return (letters < 3 && !isAcronym(surface))
        || lexicon.isStop(lexicon.stem(surface))
        || lexicon.isStop(lexicon.stem(word.lemma()));
  }

  static boolean isAcronym(String surface) {
    return surface.length() >= 2 && surface.codePoints().allMatch(Character::isUpperCase);
  }

  /// A sentence of the text or of its title.
  private record Reading(String text, List<PhraseWord> words, boolean title) {}
}
