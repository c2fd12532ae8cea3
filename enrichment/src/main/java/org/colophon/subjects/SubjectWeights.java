package org.colophon.subjects;

import org.colophon.vocabulary.Vocabulary;

/// The weights of the evidence for a subject. Those of trees are fitted by logistic regression on
/// the drafts of invented publishers (`eval/publishers`) with `tools/subjects/fit.py`, those of
/// flat lists were fitted on sixty texts written for this purpose.
enum SubjectWeights {
  /// A tree that tells fiction from facts.
  BOOKS(-7.37, 1.21, 1.62, 0.65, 1.22, 0.88, 0.76, 0.98),
  TREE(-5.65, 0.50, 4.46, 0, 1.03, 1.00, 0.55, -1.39),
  FLAT(-2.8, 0.85, 0.85, 1.1, 0, 0, 0, 0);

  final double intercept;
  final double near;
  final double words;
  final double fiction;
  final double children;
  final double parent;
  final double leaf;
  final double top;

  SubjectWeights(double intercept, double near, double words, double fiction, double... family) {
    this.intercept = intercept;
    this.near = near;
    this.words = words;
    this.fiction = fiction;
    this.children = family[0];
    this.parent = family[1];
    this.leaf = family[2];
    this.top = family[3];
  }

  /// Those for a vocabulary.
  static SubjectWeights of(Vocabulary vocabulary) {
    long below = vocabulary.concepts().stream().filter(c -> c.parent() != null).count();
    if (2 * below < vocabulary.concepts().size()) {
      return FLAT;
    }
    boolean kinds =
        vocabulary.concepts().stream().anyMatch(c -> vocabulary.fiction(c.code()).isPresent());
    return kinds ? BOOKS : TREE;
  }
}
