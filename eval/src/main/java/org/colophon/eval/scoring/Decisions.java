package org.colophon.eval.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.eval.metrics.Counts;
import org.colophon.eval.metrics.LabelSets;

/// The label decisions of many documents, numbered, so that any selection is counted quickly.
final class Decisions {
  private final int[][] hits;
  private final int[][] extra;
  private final int[][] missed;
  private final int labels;

  Decisions(List<LabelSets> documents) {
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

  /// Mean F1 over the labels that occur in the selection (as
  /// [org.colophon.eval.metrics.MultiLabel#macro]).
  double macroF1(int[] documents) {
    int[] right = new int[labels];
    int[] others = new int[labels];
    for (int document : documents) {
      add(right, hits[document]);
      add(others, extra[document]);
      add(others, missed[document]);
    }
    double sum = 0;
    int seen = 0;
    for (int label = 0; label < labels; label++) {
      if (right[label] + others[label] > 0) {
        sum += 2.0 * right[label] / (2.0 * right[label] + others[label]);
        seen++;
      }
    }
    return seen == 0 ? 0 : sum / seen;
  }

  /// Mean F1 over the documents; one with nothing to say and nothing said counts as 1.
  double sampleF1(int[] documents) {
    double sum = 0;
    for (int document : documents) {
      int right = hits[document].length;
      int others = extra[document].length + missed[document].length;
      sum += right + others == 0 ? 1 : 2.0 * right / (2.0 * right + others);
    }
    return documents.length == 0 ? 0 : sum / documents.length;
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
}
