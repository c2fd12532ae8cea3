package org.colophon.eval.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import opennlp.tools.stemmer.PorterStemmer;

/// Measures for the keyphrases of one document. Phrases are compared after lower-casing, splitting
/// at everything that is neither letter nor digit, and Porter stemming of each word; phrases that
/// are equal then are one, on both sides, and the cut at `k` comes after that.
///
/// **No value**: a document without gold phrases has nothing to measure and means leave it out.
///
/// Sources: M. Porter, *An algorithm for suffix stripping*, 1980 (OpenNLP's implementation); S. Kim
/// et al., *SemEval-2010 Task 5* (exact match at k); E. Papagiannopoulou, G. Tsoumakas, *A review
/// of keyphrase extraction*, 2020 (partial match over words).
public final class Keyphrases {
  private Keyphrases() {}

  /// Counts among the first `k` phrases: hits are equal to a gold phrase. Where fewer than `k` were
  /// given, precision is over those given.
  public static Counts exactAt(int k, List<String> gold, List<String> ranked) {
    return new LabelSets(normalised(gold), first(k, normalised(ranked))).counts();
  }

  /// F1 of [#exactAt]; empty for a document without gold phrases.
  public static OptionalDouble f1At(int k, List<String> gold, List<String> ranked) {
    return normalised(gold).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(exactAt(k, gold, ranked).f1());
  }

  /// Counts over the distinct stems of the first `k` phrases against those of the gold: half a
  /// phrase found is half a success.
  public static Counts partialAt(int k, List<String> gold, List<String> ranked) {
    return new LabelSets(words(normalised(gold)), words(first(k, normalised(ranked)))).counts();
  }

  /// The phrase as it is compared: its stems, joined by a space; empty when it has no word.
  public static String normalise(String phrase) {
    List<String> stems = new ArrayList<>();
    PorterStemmer stemmer = new PorterStemmer();
    for (String word : phrase.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        stems.add(stemmer.stem(word));
      }
    }
    return String.join(" ", stems);
  }

  private static Set<String> normalised(List<String> phrases) {
    Set<String> distinct = new LinkedHashSet<>();
    phrases.forEach(phrase -> distinct.add(normalise(phrase)));
    distinct.remove("");
    return distinct;
  }

  private static Set<String> first(int k, Set<String> phrases) {
    if (k < 1) {
      throw new IllegalArgumentException("k is at least 1, got " + k);
    }
    Set<String> first = new LinkedHashSet<>();
    phrases.stream().limit(k).forEach(first::add);
    return first;
  }

  private static Set<String> words(Set<String> phrases) {
    Set<String> words = new HashSet<>();
    phrases.forEach(phrase -> words.addAll(List.of(phrase.split(" ", -1))));
    return words;
  }
}
