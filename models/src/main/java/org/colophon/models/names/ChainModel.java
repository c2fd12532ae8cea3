package org.colophon.models.names;

/// The trained parameters of a linear-chain conditional random field. Immutable.
final class ChainModel {
  final Labels labels;
  final WeightRows weights;
  final double[] transitions;
  private final Lattice lattice;

  /// @param transitions weight of `before, after` at `before * labels.count() + after`
  ChainModel(Labels labels, WeightRows weights, double[] transitions) {
    this.labels = labels;
    this.weights = weights;
    this.transitions = transitions;
    this.lattice = new Lattice(labels, transitions);
  }

  Lattice lattice() {
    return lattice;
  }

  /// The score of each label at each token.
  ///
  /// @param boldness taken off the label outside: more finds more names, and more that are none
  double[][] scores(int[][] features, double boldness) {
    double[][] scores = new double[features.length][labels.count()];
    for (int i = 0; i < features.length; i++) {
      for (int feature : features[i]) {
        weights.addTo(scores[i], feature);
      }
      scores[i][Labels.OUTSIDE] -= boldness;
    }
    return scores;
  }
}
