package org.colophon.models.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Held against all paths, one by one.
class LatticeTest {
  private static final Labels LABELS = new Labels(List.of("LOC", "PER"));
  private static final int COUNT = LABELS.count();

  @RepeatedTest(20)
  void agreesWithAddingUpAllPaths(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    double[] transitions = random.doubles((long) COUNT * COUNT, -2, 2).toArray();
    double[][] scores = new double[1 + random.nextInt(4)][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.doubles(COUNT, -3, 3).toArray();
    }
    Lattice lattice = new Lattice(LABELS, transitions);
    double[] pairs = new double[COUNT * COUNT];

    double[][] probabilities = lattice.probabilities(scores, pairs);

    Naive naive = new Naive(scores, transitions);
    assertArrayEquals(naive.best, lattice.best(scores));
    for (int i = 0; i < scores.length; i++) {
      assertArrayEquals(naive.labels[i], probabilities[i], 1e-9);
    }
    assertArrayEquals(naive.pairs, pairs, 1e-9);
  }

  @Test
  void largeScoresDoNotOverflow() {
    double[][] scores = new double[3][COUNT];
    scores[1][4] = 2_000;

    double[][] probabilities = new Lattice(LABELS, new double[COUNT * COUNT]).probabilities(scores);

    assertEquals(1, probabilities[1][4], 1e-9);
  }

  @Test
  void nothingIsBestInASentenceWithoutWords() {
    assertArrayEquals(
        new int[0], new Lattice(LABELS, new double[COUNT * COUNT]).best(new double[0][COUNT]));
  }

  /// Every allowed path and its weight.
  private static final class Naive {
    private final double[][] scores;
    private final double[] transitions;
    private final double[][] labels;
    private final double[] pairs = new double[COUNT * COUNT];
    private int[] best = new int[0];
    private double bestSum = Double.NEGATIVE_INFINITY;
    private double total;

    Naive(double[][] scores, double[] transitions) {
      this.scores = scores;
      this.transitions = transitions;
      this.labels = new double[scores.length][COUNT];
      walk(new ArrayList<>(), 0);
      for (double[] token : labels) {
        for (int label = 0; label < COUNT; label++) {
          token[label] /= total;
        }
      }
      for (int pair = 0; pair < pairs.length; pair++) {
        pairs[pair] /= total;
      }
    }

    private void walk(List<Integer> path, double sum) {
      if (path.size() == scores.length) {
        if (LABELS.mayEnd(path.getLast())) {
          count(path, sum);
        }
        return;
      }
      for (int label = 0; label < COUNT; label++) {
        boolean allowed =
            path.isEmpty() ? LABELS.mayBegin(label) : LABELS.allows(path.getLast(), label);
        if (allowed) {
          double pair = path.isEmpty() ? 0 : transitions[path.getLast() * COUNT + label];
          double here = scores[path.size()][label];
          path.add(label);
          walk(path, sum + pair + here);
          path.removeLast();
        }
      }
    }

    private void count(List<Integer> path, double sum) {
      double weight = Math.exp(sum);
      total += weight;
      for (int i = 0; i < path.size(); i++) {
        labels[i][path.get(i)] += weight;
        if (i > 0) {
          pairs[path.get(i - 1) * COUNT + path.get(i)] += weight;
        }
      }
      if (sum > bestSum) {
        bestSum = sum;
        best = path.stream().mapToInt(Integer::intValue).toArray();
      }
    }
  }
}
