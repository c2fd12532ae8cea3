package org.colophon.eval.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.eval.metrics.Averages;
import org.colophon.eval.metrics.Counts;
import org.colophon.eval.metrics.LabelSets;

/// The label decisions of many documents, numbered, so that any selection is counted quickly.
final class LabelDecisions {
  private final int[][] hits;
  private final int[][] extra;
  private final int[][] missed;
  private final int labels;

  LabelDecisions(List<LabelSets> documents) {
    Map<String, Integer> numbers = new HashMap<>();
    hits = new int[documents.size()][];
    extra = new int[documents.size()][];
    missed = new int[documents.size()][];
    for (int i = 0; i < documents.size(); i++) {
      LabelSets one = documents.get(i);
      hits[i] = number(numbers, one.predicted().stream().filter(one.gold()::contains).toList());
      extra[i] =
          number(numbers, one.predicted().stream().filter(l -> !one.gold().contains(l)).toList());
      missed[i] =
          number(numbers, one.gold().stream().filter(l -> !one.predicted().contains(l)).toList());
    }
    labels = numbers.size();
  }

  private static int[] number(Map<String, Integer> numbers, List<String> labels) {
    return labels.stream()
        .mapToInt(label -> numbers.computeIfAbsent(label, l -> numbers.size()))
        .toArray();
  }

  /// Counts over all decisions of the selection.
  Counts micro(int[] documents) {
    int right = 0;
    int wrong = 0;
    int lost = 0;
    for (int document : documents) {
      right += hits[document].length;
      wrong += extra[document].length;
      lost += missed[document].length;
    }
    return new Counts(right, wrong, lost);
  }

  /// Means over the labels that occur in the selection (as
  /// [org.colophon.eval.metrics.MultiLabel#macro]).
  Averages macro(int[] documents) {
    int[] right = new int[labels];
    int[] wrong = new int[labels];
    int[] lost = new int[labels];
    for (int document : documents) {
      add(right, hits[document]);
      add(wrong, extra[document]);
      add(lost, missed[document]);
    }
    Mean mean = new Mean();
    for (int label = 0; label < labels; label++) {
      Counts counts = new Counts(right[label], wrong[label], lost[label]);
      if (!counts.isEmpty()) {
        mean.add(counts.precision(), counts.recall(), counts.f1());
      }
    }
    return mean.averages();
  }

  /// Means over the documents; one with nothing to say and nothing said counts as 1 (as
  /// [org.colophon.eval.metrics.MultiLabel#sampleAverage]).
  Averages sample(int[] documents) {
    Mean mean = new Mean();
    for (int document : documents) {
      Counts counts =
          new Counts(hits[document].length, extra[document].length, missed[document].length);
      if (counts.isEmpty()) {
        mean.add(1, 1, 1);
      } else {
        mean.add(counts.precision(), counts.recall(), counts.f1());
      }
    }
    return mean.averages();
  }

  /// Share of documents with a prediction.
  double coverage(int[] documents) {
    double covered = 0;
    for (int document : documents) {
      covered += hits[document].length + extra[document].length > 0 ? 1 : 0;
    }
    return documents.length == 0 ? 0 : covered / documents.length;
  }

  private static void add(int[] counts, int[] labels) {
    for (int label : labels) {
      counts[label]++;
    }
  }

  /// An accumulator of a mean.
  private static final class Mean {
    private double precision;
    private double recall;
    private double f1;
    private int count;

    void add(double onePrecision, double oneRecall, double oneF1) {
      precision += onePrecision;
      recall += oneRecall;
      f1 += oneF1;
      count++;
    }

    Averages averages() {
      double all = Math.max(1, count);
      return new Averages(precision / all, recall / all, f1 / all);
    }
  }
}
