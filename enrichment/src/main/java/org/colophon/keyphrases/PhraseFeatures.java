package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.keyphrases.PhraseSpans.PhraseSpan;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.text.Lexicon;

/// The features of a span for the ranker: its words, tags and shapes, its neighbours, the phrase's
/// frequency and first position, word rarity, and presence in the title. Features are hashes below
/// [#SIZE].
final class PhraseFeatures {
  static final int SIZE = 1 << 20;

  private static final int EDGE = 77;
  private static final int[] PLACES = {10, 25, 50, 100, 200, 400, 800};

  private final Lexicon lexicon;
  private final List<Words> sentences = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final Map<String, Integer> firstAt = new HashMap<>();
  private final Set<String> title = new HashSet<>();
  private int[] features = new int[128];
  private int size;

  private PhraseFeatures(TitledText text, List<PhraseSpan> spans) {
    this.lexicon = text.lexicon();
    int start = 0;
    for (AnalyzedText.Sentence sentence : text.analysis().sentences()) {
      sentences.add(Words.of(sentence.tokens(), lexicon));
      starts.add(start);
      start += sentence.tokens().size();
    }
    for (PhraseSpan span : spans) {
      times.merge(span.key(), 1, Integer::sum);
      firstAt.putIfAbsent(span.key(), starts.get(span.sentence()) + span.first());
    }
    lexicon.words(text.title()).forEach(word -> title.add(word.stem()));
  }

  /// The features of each span.
  static List<int[]> of(TitledText text, List<PhraseSpan> spans) {
    PhraseFeatures features = new PhraseFeatures(text, spans);
    return spans.stream().map(features::of).toList();
  }

  private int[] of(PhraseSpan span) {
    size = 0;
    Words words = sentences.get(span.sentence());
    int first = span.first();
    int end = span.end();
    int length = Math.min(end - first, 8);
    int tags = words.sequence(words.tag, first, end);
    add(1, length);
    addShape(words, first, end, tags);
    addEdges(words, first, end, tags);
    addWords(words, first, end);
    addPlace(span, length);
    return Arrays.copyOf(features, size);
  }

  private void addShape(Words words, int first, int end, int tags) {
    add(2, tags);
    add(3, tags, words.at(words.tag, first - 1));
    add(4, tags, words.at(words.tag, end));
    add(5, words.sequence(words.shape, first, end));
    int upper = 0;
    int verbs = 0;
    int small = 0;
    for (int i = first; i < end; i++) {
      upper += words.capital[i] ? 1 : 0;
      verbs += words.verb[i] ? 1 : 0;
      small += words.content[i] ? 0 : 1;
    }
    add(6, upper, end - first);
    add(7, verbs, small);
  }

  private void addEdges(Words words, int first, int end, int tags) {
    int before = words.at(words.lower, first - 1);
    int after = words.at(words.lower, end);
    int tagBefore = words.at(words.tag, first - 1);
    int tagAfter = words.at(words.tag, end);
    int tagFirst = words.tag[first];
    int tagLast = words.tag[end - 1];
    add(10, before);
    add(11, after);
    add(12, tagBefore);
    add(13, tagAfter);
    add(14, tagBefore, tagAfter);
    add(15, mix(tagBefore, tagFirst), mix(tagLast, tagAfter));
    add(16, before, words.stem[first]);
    add(17, words.stem[end - 1], after);
    add(18, before, tagFirst);
    add(19, tagLast, after);
    add(20, words.at(words.tag, first - 2), tagBefore);
    add(21, tagAfter, words.at(words.tag, end + 1));
    add(22, tagFirst);
    add(23, tagLast);
    add(24, mix(before, after), tags);
  }

  private void addWords(Words words, int first, int end) {
    int last = end - 1;
    add(30, words.stem[first]);
    add(31, words.stem[last]);
    add(32, words.stem[first], words.stem[last]);
    for (int i = first; i < end; i++) {
      add(33, words.stem[i]);
      if (i > first) {
        add(34, words.stem[i - 1], words.stem[i]);
      }
    }
    add(35, words.sequence(words.stem, first, end));
    for (int i : first == last ? new int[] {first} : new int[] {first, last}) {
      int at = i == last ? 50 : 40;
      for (int affix = 0; affix < words.affixes[i].length; affix++) {
        add(at + affix, words.affixes[i][affix]);
      }
      add(at + 9, words.shape[i]);
    }
  }

  private void addPlace(PhraseSpan span, int length) {
    int often = Math.min(times.getOrDefault(span.key(), 1), 6);
    int place = place(firstAt.getOrDefault(span.key(), 0));
    int own = place(starts.get(span.sentence()) + span.first());
    add(60, often);
    add(61, place);
    add(62, often, mix(place, length));
    add(63, own, Math.min(span.sentence(), 5));
    String[] stems = span.key().split(" ", -1);
    double rarity = 0;
    double least = 1;
    int inTitle = 0;
    for (String stem : stems) {
      double one = lexicon.rarity(stem);
      rarity += one / stems.length;
      least = Math.min(least, one);
      inTitle += title.contains(stem) ? 1 : 0;
    }
    add(64, (int) Math.round(rarity * 8), length);
    add(65, (int) Math.round(least * 8), often);
    add(66, (int) Math.round(lexicon.rarity(stems[stems.length - 1]) * 8), length);
    if (!title.isEmpty()) {
      add(67, inTitle * 4 / stems.length, length);
    }
  }

  private static int place(int words) {
    int place = 0;
    while (place < PLACES.length && words >= PLACES[place]) {
      place++;
    }
    return place;
  }

  private void add(int template, int value) {
    add(template, value, EDGE);
  }

  private void add(int template, int first, int second) {
    if (size == features.length) {
      features = Arrays.copyOf(features, size * 2);
    }
    features[size++] = mix(mix(template * 0x9E3779B9, first), second) & (SIZE - 1);
  }

  /// A step of MurmurHash3 with its finisher.
  static int mix(int hash, int value) {
    int sum = (hash ^ (value * 0xCC9E2D51)) * 5 + 0xE6546B64;
    sum = (sum ^ (sum >>> 16)) * 0x85EBCA6B;
    return sum ^ (sum >>> 13);
  }

  /// The words of a sentence as numbers. The arrays are never changed.
  private static final class Words {
    private final int[] lower;
    private final int[] stem;
    private final int[] tag;
    private final int[] shape;
    private final int[][] affixes;
    private final boolean[] capital;
    private final boolean[] verb;
    private final boolean[] content;

    private Words(int count) {
      lower = new int[count];
      stem = new int[count];
      tag = new int[count];
      shape = new int[count];
      affixes = new int[count][];
      capital = new boolean[count];
      verb = new boolean[count];
      content = new boolean[count];
    }

    static Words of(List<Token> tokens, Lexicon lexicon) {
      Words words = new Words(tokens.size());
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        String surface = token.surface();
        String small = surface.toLowerCase(Locale.ROOT);
        words.lower[i] = small.hashCode();
        words.stem[i] = lexicon.stem(surface).hashCode();
        words.tag[i] = token.tag().hashCode();
        words.shape[i] = shape(surface);
        words.affixes[i] = affixes(small);
        words.capital[i] = !surface.isEmpty() && Character.isUpperCase(surface.charAt(0));
        words.verb[i] = token.tag().equals("VERB") || token.tag().equals("AUX");
        words.content[i] = token.tag().matches("NOUN|PROPN|ADJ|VERB|NUM|X|ADV");
      }
      return words;
    }

    int at(int[] values, int i) {
      return i < 0 ? -1 : i >= values.length ? -2 : values[i];
    }

    int sequence(int[] values, int first, int end) {
      int hash = end - first;
      for (int i = first; i < end; i++) {
        hash = mix(hash, values[i]);
      }
      return hash;
    }

    private static int[] affixes(String word) {
      int length = word.length();
      return new int[] {
        word.substring(Math.max(0, length - 2)).hashCode(),
        word.substring(Math.max(0, length - 3)).hashCode(),
        word.substring(Math.max(0, length - 4)).hashCode(),
        word.substring(0, Math.min(3, length)).hashCode(),
        word.substring(0, Math.min(4, length)).hashCode()
      };
    }

    private static int shape(String surface) {
      int hash = 7;
      int before = 0;
      for (int i = 0; i < surface.length(); i++) {
        char unit = surface.charAt(i);
        int sign =
            Character.isUpperCase(unit)
                ? 'X'
                : Character.isLowerCase(unit) ? 'x' : Character.isDigit(unit) ? 'd' : unit;
        hash = sign == before ? hash : mix(hash, sign);
        before = sign;
      }
      return hash;
    }
  }
}
