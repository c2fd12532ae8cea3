package org.colophon.models.linear;

import java.util.List;

/// The trained parameters of a subject classifier.
///
/// @param labels in the order of their numbers
/// @param texts numbers of the labels of each training text
/// @param blocks the ways to compare texts
/// @param views per view (all blocks first, then each block where there are several): by text, then
///   label, how much the text counts
/// @param curves by level, the top first
/// @param thresholds which labels are chosen from their probabilities
/// @param heldOutF1 micro-F1 over all labels that the thresholds reached on texts held out
record SubjectModel(
    List<String> labels,
    List<List<Integer>> texts,
    List<TextBlock> blocks,
    List<List<float[]>> views,
    List<Logistic> curves,
    LevelThresholds thresholds,
    double heldOutF1) {
  SubjectModel {
    labels = List.copyOf(labels);
    texts = texts.stream().map(List::copyOf).toList();
    blocks = List.copyOf(blocks);
    views = views.stream().map(List::copyOf).toList();
    curves = List.copyOf(curves);
  }

  /// The numbers of each label's parents.
  static List<List<Integer>> parents(List<String> labels, LabelHierarchy hierarchy) {
    return labels.stream()
        .map(label ->
            hierarchy.parentsOf(label).stream().map(labels::indexOf).filter(p -> p >= 0).toList())
        .toList();
  }
}
