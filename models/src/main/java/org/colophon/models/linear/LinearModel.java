package org.colophon.models.linear;

import java.util.List;

/// The trained parameters of a linear classifier.
///
/// @param labels in the order of their numbers
/// @param calibration from margin to probability, one per label; empty when scores are margins
record LinearModel(
    LinearSettings settings,
    List<String> labels,
    FeatureVocabulary vocabulary,
    WeightTable weights,
    List<Logistic> calibration) {
  LinearModel {
    labels = List.copyOf(labels);
    calibration = List.copyOf(calibration);
  }
}
