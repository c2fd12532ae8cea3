package org.colophon.eval.metrics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Measures for tasks with exactly one right label per document. `gold` and `predicted` are lists
/// of equal length, position by position.
///
/// Source: M. Sokolova, G. Lapalme, *A systematic analysis of performance measures for
/// classification tasks*, 2009; the macro average as in scikit-learn (`f1_score`,
/// `average="macro"`).
public final class SingleLabel {
  private SingleLabel() {}

  /// Share of documents whose predicted label is the gold label; 0 for no documents.
  public static double accuracy(List<String> gold, List<String> predicted) {
    sameLength(gold, predicted);
    int right = 0;
    for (int i = 0; i < gold.size(); i++) {
      if (gold.get(i).equals(predicted.get(i))) {
        right++;
      }
    }
    return gold.isEmpty() ? 0 : (double) right / gold.size();
  }

  /// Unweighted mean of F1 over all labels that occur in the gold or in the predictions; 0 for no
  /// documents. A label that is predicted but never gold counts with 0.
  public static double macroF1(List<String> gold, List<String> predicted) {
    return perLabel(gold, predicted).values().stream().mapToDouble(Counts::f1).average().orElse(0);
  }

  /// Counts per label, for every label that occurs in the gold or in the predictions.
  public static SortedMap<String, Counts> perLabel(List<String> gold, List<String> predicted) {
    sameLength(gold, predicted);
    SortedMap<String, Counts> table = new TreeMap<>();
    for (int i = 0; i < gold.size(); i++) {
      boolean right = gold.get(i).equals(predicted.get(i));
      if (right) {
        table.merge(gold.get(i), new Counts(1, 0, 0), Counts::plus);
      } else {
        table.merge(gold.get(i), new Counts(0, 0, 1), Counts::plus);
        table.merge(predicted.get(i), new Counts(0, 1, 0), Counts::plus);
      }
    }
    return table;
  }

  /// Gold label → predicted label → number of documents; every label that occurs anywhere has a row
  /// and, in each row, a column (0 where nothing fell).
  public static SortedMap<String, SortedMap<String, Integer>> confusion(
      List<String> gold, List<String> predicted) {
    sameLength(gold, predicted);
    TreeSet<String> labels = new TreeSet<>(gold);
    labels.addAll(predicted);
    SortedMap<String, SortedMap<String, Integer>> rows = new TreeMap<>();
    for (String label : labels) {
      SortedMap<String, Integer> row = new TreeMap<>();
      labels.forEach(column -> row.put(column, 0));
      rows.put(label, row);
    }
    for (int i = 0; i < gold.size(); i++) {
      rows.getOrDefault(gold.get(i), new TreeMap<>()).merge(predicted.get(i), 1, Integer::sum);
    }
    return rows;
  }

  private static void sameLength(List<String> gold, List<String> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          gold.size() + " gold labels but " + predicted.size() + " predictions");
    }
  }
}
