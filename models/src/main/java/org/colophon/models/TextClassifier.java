package org.colophon.models;

import java.util.Map;

/// A classifier that scores each of a fixed set of labels for a text. Thread-safe.
public interface TextClassifier {
  ModelId model();

  /// Score per label, for every label the model knows. Whether scores are probabilities is said by
  /// the implementation.
  Map<String, Double> score(String text);
}
