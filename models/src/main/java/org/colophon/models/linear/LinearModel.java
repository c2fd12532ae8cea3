package org.colophon.models.linear;

import java.util.List;

/// Everything that decides a classifier's output.
///
/// @param labels in the order of their numbers
/// @param sigmoids one per label; empty when scores are margins
record LinearModel(
    LinearSettings settings,
    List<String> labels,
    FeatureVocabulary vocabulary,
    WeightTable weights,
    List<Sigmoid> sigmoids) {
  LinearModel {
    labels = List.copyOf(labels);
    sigmoids = List.copyOf(sigmoids);
  }
}
