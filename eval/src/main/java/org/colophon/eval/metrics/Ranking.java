package org.colophon.eval.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Measures of one ranking. Candidates may come in any order; they are ranked by score.
///
/// **Ties are averaged**: where candidates share a score, the result is the mean over all orders of
/// the tied ones, so neither luck nor the order of input counts (F. McSherry, M. Najork, *Computing
/// information retrieval performance measures efficiently in the presence of tied scores*, 2008).
/// Without ties the values are those of trec_eval, which breaks ties by document name instead.
///
/// **No value**: a ranking without a relevant candidate (for [#auc]: or without an irrelevant one)
/// has nothing to measure; the result is empty and means leave it out.
public final class Ranking {
  private Ranking() {}

  /// Probability that a random relevant candidate stands above a random irrelevant one; a tie is
  /// half a success (Mann–Whitney).
  public static OptionalDouble auc(List<Judged> candidates) {
    List<Judged> sorted =
        candidates.stream().sorted(Comparator.comparingDouble(Judged::score)).toList();
    long relevant = sorted.stream().filter(Judged::relevant).count();
    long irrelevant = sorted.size() - relevant;
    if (relevant == 0 || irrelevant == 0) {
      return OptionalDouble.empty();
    }
    double won = 0;
    long below = 0;
    for (int start = 0; start < sorted.size(); ) {
      int end = start;
      long up = 0;
      while (end < sorted.size() && sorted.get(end).score() == sorted.get(start).score()) {
        up += sorted.get(end++).relevant() ? 1 : 0;
      }
      long down = end - start - up;
      won += up * (below + down / 2.0);
      below += down;
      start = end;
    }
    return OptionalDouble.of(won / ((double) relevant * irrelevant));
  }

  /// `1 / rank` of the first relevant candidate.
  public static OptionalDouble reciprocalRank(List<Judged> candidates) {
    for (Tie tie : ties(candidates)) {
      if (tie.relevant() > 0) {
        return OptionalDouble.of(tie.expectedReciprocal());
      }
    }
    return OptionalDouble.empty();
  }

  /// Mean of the precision at each relevant candidate's rank (average precision; its mean over
  /// rankings is MAP).
  public static OptionalDouble averagePrecision(List<Judged> candidates) {
    long relevant = candidates.stream().filter(Judged::relevant).count();
    if (relevant == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int found = 0;
    for (Tie tie : ties(candidates)) {
      double share = (double) tie.relevant() / tie.size();
      double pace = tie.size() == 1 ? 0 : (tie.relevant() - 1.0) / (tie.size() - 1);
      for (int j = 1; j <= tie.size(); j++) {
        sum += share * (found + 1 + (j - 1) * pace) / (tie.before() + j);
      }
      found += tie.relevant();
    }
    return OptionalDouble.of(sum / relevant);
  }

  /// Discounted gain of the first `k`, divided by that of the best possible order: gain is the
  /// relevance itself, discount `log2(rank + 1)` (K. Järvelin, J. Kekäläinen, 2002; trec_eval's
  /// `ndcg_cut_k`).
  public static OptionalDouble ndcgAt(int k, List<Judged> candidates) {
    double gained = 0;
    for (Tie tie : ties(candidates)) {
      for (int rank = tie.before() + 1; rank <= Math.min(k, tie.before() + tie.size()); rank++) {
        gained += tie.gain() / tie.size() * discount(rank);
      }
    }
    double best = 0;
    List<Double> ideal =
        candidates.stream().map(Judged::relevance).sorted(Comparator.reverseOrder()).toList();
    for (int rank = 1; rank <= Math.min(k, ideal.size()); rank++) {
      best += ideal.get(rank - 1) * discount(rank);
    }
    return best == 0 ? OptionalDouble.empty() : OptionalDouble.of(gained / best);
  }

  /// Share of the relevant candidates among the first `k`.
  public static OptionalDouble recallAt(int k, List<Judged> candidates) {
    long relevant = candidates.stream().filter(Judged::relevant).count();
    return relevant == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(foundAt(k, candidates) / relevant);
  }

  /// Share of relevant candidates among the first `k`, divided by `k` also where fewer are ranked.
  public static OptionalDouble precisionAt(int k, List<Judged> candidates) {
    return candidates.stream().noneMatch(Judged::relevant)
        ? OptionalDouble.empty()
        : OptionalDouble.of(foundAt(k, candidates) / k);
  }

  private static double foundAt(int k, List<Judged> candidates) {
    if (k < 1) {
      throw new IllegalArgumentException("k is at least 1, got " + k);
    }
    double found = 0;
    for (Tie tie : ties(candidates)) {
      int inside = Math.clamp(k - tie.before(), 0, tie.size());
      found += (double) inside * tie.relevant() / tie.size();
    }
    return found;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }

  private static List<Tie> ties(List<Judged> candidates) {
    List<Judged> sorted =
        candidates.stream().sorted(Comparator.comparingDouble(Judged::score).reversed()).toList();
    List<Tie> ties = new ArrayList<>();
    for (int start = 0; start < sorted.size(); ) {
      int end = start;
      int relevant = 0;
      double gain = 0;
      while (end < sorted.size() && sorted.get(end).score() == sorted.get(start).score()) {
        Judged next = sorted.get(end++);
        relevant += next.relevant() ? 1 : 0;
        gain += next.relevance();
      }
      ties.add(new Tie(start, end - start, relevant, gain));
      start = end;
    }
    return ties;
  }

  /// Candidates of one score: how many stand above them, how many they are, how many are relevant.
  private record Tie(int before, int size, int relevant, double gain) {
    /// Mean of `1 / rank` of the first relevant one over all orders: it stands at place `j` with
    /// probability `C(size - j, relevant - 1) / C(size, relevant)`.
    double expectedReciprocal() {
      double sum = 0;
      double nonePlacedYet = 1;
      for (int j = 1; j <= size - relevant + 1; j++) {
        double here = nonePlacedYet * relevant / (size - j + 1.0);
        sum += here / (before + j);
        nonePlacedYet -= here;
      }
      return sum;
    }
  }
}
