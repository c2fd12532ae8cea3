package org.colophon.eval.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.eval.sets.Example;
import org.colophon.similarity.Shingles;

/// The overlap between test and training documents. A near duplicate shares at least [#NEAR] of its
/// sequences of five words (Jaccard) with a training document.
///
/// @param exact documents whose words are the same
/// @param near further documents that are nearly the same
/// @param examples ids of some of them
public record Leakage(int exact, int near, List<String> examples) {
  /// From here on two texts count as nearly the same.
  public static final double NEAR = 0.7;

  /// No training documents, no overlap.
  public static final Leakage NONE = new Leakage(0, 0, List.of());

  private static final int SHINGLE = 5;
  private static final int SHOWN = 10;
  private static final int COMMON = 50;

  public Leakage {
    examples = List.copyOf(examples);
  }

  /// Compares every test document with all training documents, through an index of their sequences;
  /// a sequence that very many documents share says nothing and is passed over.
  public static Leakage between(List<? extends Example> train, List<? extends Example> test) {
    Set<String> texts = new HashSet<>();
    Map<Long, List<Integer>> index = new HashMap<>();
    List<Set<Long>> known = new ArrayList<>();
    for (Example example : train) {
      List<String> words = Shingles.words(example.text());
      texts.add(String.join(" ", words));
      Set<Long> shingles = Shingles.of(words, SHINGLE);
      for (long shingle : shingles) {
        index.computeIfAbsent(shingle, s -> new ArrayList<>()).add(known.size());
      }
      known.add(shingles);
    }
    int exact = 0;
    int near = 0;
    List<String> shown = new ArrayList<>();
    for (Example example : test) {
      List<String> words = Shingles.words(example.text());
      boolean same = texts.contains(String.join(" ", words));
      boolean alike = !same && isNear(Shingles.of(words, SHINGLE), index, known);
      exact += same ? 1 : 0;
      near += alike ? 1 : 0;
      if ((same || alike) && shown.size() < SHOWN) {
        shown.add(example.id());
      }
    }
    return new Leakage(exact, near, shown);
  }

  private static boolean isNear(
      Set<Long> shingles, Map<Long, List<Integer>> index, List<Set<Long>> known) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (long shingle : shingles) {
      List<Integer> holders = index.getOrDefault(shingle, List.of());
      if (holders.size() <= COMMON) {
        holders.forEach(holder -> shared.merge(holder, 1, Integer::sum));
      }
    }
    for (Map.Entry<Integer, Integer> holder : shared.entrySet()) {
      int all = shingles.size() + known.get(holder.getKey()).size() - holder.getValue();
      if (holder.getValue() >= NEAR * all) {
        return true;
      }
    }
    return false;
  }
}
