package org.colophon.models.names;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A trainer of linear-chain conditional random fields (J. Lafferty et al., 2001) by adaptive dual
/// averaging (J. Duchi et al., *Adaptive subgradient methods*, 2011). A weight is minus the sum of
/// its gradients over the root of the sum of their squares. The few passes prevent overfitting on
/// small data. One thread; the same sentences and generator give the same model.
///
/// Memory: 20 bytes a feature and label.
final class ChainTrainer {
  private static final int PASSES = 10;
  private static final double RATE = 0.05;

  /// Smaller gradients are left out: a weight's first step is large however small its gradient, so
  /// that without this, features would be weighed for labels that they have nothing to do with.
  private static final double LEAST_GRADIENT = 1e-2;

  private final Labels labels;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Table features;
  private final Table transitions;

  private ChainTrainer(Labels labels, List<Sentence> sentences) {
    this.labels = labels;
    for (Sentence sentence : sentences) {
      for (int[] token : sentence.features) {
        for (int feature : token) {
          rows.computeIfAbsent(feature, f -> rows.size());
        }
      }
    }
    this.features = new Table(rows.size() * labels.count());
    this.transitions = new Table(labels.count() * labels.count());
  }

  /// @param random the order of the training sentences
  static ChainModel train(Labels labels, List<Sentence> sentences, RandomGenerator random) {
    ChainTrainer trainer = new ChainTrainer(labels, sentences);
    List<Sentence> known = sentences.stream().map(trainer::numbered).toList();
    List<Integer> order = IntStream.range(0, known.size()).boxed().collect(Collectors.toList());
    for (int pass = 0; pass < PASSES; pass++) {
      Collections.shuffle(order, random);
      order.forEach(i -> trainer.fit(known.get(i)));
    }
    WeightRows weights = WeightRows.of(labels.count(), trainer.rows, trainer.features.allWeights());
    return new ChainModel(labels, weights, trainer.transitions.allWeights());
  }

  /// The sentence with rows of the table for features.
  private Sentence numbered(Sentence sentence) {
    int[][] numbered = new int[sentence.features.length][];
    for (int i = 0; i < numbered.length; i++) {
      int[] token = sentence.features[i];
      numbered[i] = new int[token.length];
      for (int f = 0; f < token.length; f++) {
        Integer row = rows.get(token[f]);
        numbered[i][f] = row == null ? 0 : row * labels.count();
      }
    }
    return new Sentence(numbered, sentence.labels);
  }

  private void fit(Sentence sentence) {
    int count = labels.count();
    double[][] scores = new double[sentence.features.length][count];
    for (int i = 0; i < scores.length; i++) {
      for (int row : sentence.features[i]) {
        for (int label = 0; label < count; label++) {
          scores[i][label] += features.weight(row + label);
        }
      }
    }
    double[] pairs = new double[count * count];
    double[][] gradient =
        new Lattice(labels, transitions.allWeights()).probabilities(scores, pairs);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i][sentence.labels[i]] -= 1;
      for (int label = 0; label < count; label++) {
        if (Math.abs(gradient[i][label]) > LEAST_GRADIENT) {
          for (int row : sentence.features[i]) {
            features.add(row + label, gradient[i][label]);
          }
        }
      }
      if (i > 0) {
        pairs[sentence.labels[i - 1] * count + sentence.labels[i]] -= 1;
      }
    }
    for (int pair = 0; pair < pairs.length; pair++) {
      transitions.add(pair, pairs[pair]);
    }
  }

  /// A training sentence as feature numbers and labels.
  static final class Sentence {
    private final int[][] features;
    private final int[] labels;

    /// @param features of each token
    /// @param labels one a token
    Sentence(int[][] features, int[] labels) {
      this.features = features;
      this.labels = labels;
    }
  }

  /// The gradient sums, their squares, and the weights derived from them.
  private static final class Table {
    private final double[] sum;
    private final double[] squares;
    private final float[] weight;

    Table(int size) {
      this.sum = new double[size];
      this.squares = new double[size];
      this.weight = new float[size];
    }

    double weight(int at) {
      return weight[at];
    }

    void add(int at, double gradient) {
      if (gradient != 0) {
        sum[at] += gradient;
        squares[at] += gradient * gradient;
        weight[at] = (float) (-RATE * sum[at] / Math.sqrt(squares[at]));
      }
    }

    double[] allWeights() {
      return IntStream.range(0, weight.length).mapToDouble(i -> weight[i]).toArray();
    }
  }
}
