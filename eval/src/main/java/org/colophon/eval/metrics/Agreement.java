package org.colophon.eval.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/// Measures of agreement between people who label the same items.
///
/// Sources: J. Cohen, *A coefficient of agreement for nominal scales*, 1960 (kappa); K.
/// Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011 (alpha); R. Passonneau,
/// *Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation*, 2006
/// (distance of two sets).
///
/// **No value**: where nothing can be corrected for chance, because everybody gave one and the same
/// answer to everything, kappa and alpha are empty, not 1: such a sample cannot show agreement.
public final class Agreement {
  private Agreement() {}

  /// Two labellers' answers to one item.
  public record Two<T>(T first, T second) {}

  /// Share of the items to which both gave the same answer; 0 for none.
  public static <T> double share(List<Two<T>> items) {
    return items.stream().mapToInt(two -> equal(two) ? 1 : 0).average().orElse(0);
  }

  /// Cohen's kappa: `(observed - expected) / (1 - expected)`, where `expected` is the agreement of
  /// two who answer at random, each with the frequencies that he or she used. 1 is full agreement,
  /// 0 is chance.
  public static <T> OptionalDouble kappa(List<Two<T>> items) {
    Map<T, Integer> first = new LinkedHashMap<>();
    Map<T, Integer> second = new LinkedHashMap<>();
    for (Two<T> two : items) {
      first.merge(two.first(), 1, Integer::sum);
      second.merge(two.second(), 1, Integer::sum);
    }
    double pairs = (double) items.size() * items.size();
    double expected = 0;
    for (Map.Entry<T, Integer> answer : first.entrySet()) {
      expected += answer.getValue() * second.getOrDefault(answer.getKey(), 0) / pairs;
    }
    return items.isEmpty() || expected > 1 - 1e-12
        ? OptionalDouble.empty()
        : OptionalDouble.of((share(items) - expected) / (1 - expected));
  }

  /// Krippendorff's alpha: `1 - observed distance / expected distance`, for any number of
  /// labellers, of whom not all need have answered every item.
  ///
  /// @param items the answers to each item; those with fewer than two are passed over
  /// @param distance of two answers, symmetric, 0 for equal ones
  public static <T> OptionalDouble alpha(List<List<T>> items, ToDoubleBiFunction<T, T> distance) {
    Map<T, Integer> used = new LinkedHashMap<>();
    double observed = 0;
    double count = 0;
    for (List<T> answers : items) {
      if (answers.size() < 2) {
        continue;
      }
      count += answers.size();
      answers.forEach(answer -> used.merge(answer, 1, Integer::sum));
      for (int i = 0; i < answers.size(); i++) {
        for (int j = i + 1; j < answers.size(); j++) {
          double apart = distance.applyAsDouble(answers.get(i), answers.get(j));
          observed += 2 * apart / (answers.size() - 1);
        }
      }
    }
    double expected = expected(used, distance) / (count - 1);
    return expected > 0 ? OptionalDouble.of(1 - observed / expected) : OptionalDouble.empty();
  }

  /// 0 for equal answers, 1 for others.
  public static <T> double nominal(T one, T other) {
    return one.equals(other) ? 0 : 1;
  }

  /// MASI: one minus the share of common labels (Jaccard) times 1 where the sets are equal, 2/3
  /// where one contains the other, 1/3 where they overlap, 0 where they share nothing. Two empty
  /// sets are equal; an empty set shares nothing with any other.
  public static double masi(Set<String> one, Set<String> other) {
    if (one.equals(other)) {
      return 0;
    }
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    double all = one.size() + other.size() - common.size();
    boolean contained = common.size() == one.size() || common.size() == other.size();
    return 1 - common.size() / all * (contained ? 2 : 1) / 3;
  }

  private static <T> double expected(Map<T, Integer> used, ToDoubleBiFunction<T, T> distance) {
    List<Map.Entry<T, Integer>> answers = new ArrayList<>(used.entrySet());
    double sum = 0;
    for (int i = 0; i < answers.size(); i++) {
      for (int j = i + 1; j < answers.size(); j++) {
        double apart = distance.applyAsDouble(answers.get(i).getKey(), answers.get(j).getKey());
        sum += 2.0 * answers.get(i).getValue() * answers.get(j).getValue() * apart;
      }
    }
    return sum;
  }

  private static <T> boolean equal(Two<T> two) {
    return two.first().equals(two.second());
  }
}
