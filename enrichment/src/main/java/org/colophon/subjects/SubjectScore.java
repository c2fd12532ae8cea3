package org.colophon.subjects;

import java.util.LinkedHashMap;
import java.util.Map;
import org.colophon.subjects.ConceptFamilies.Family;

/// The evidence that a text is about a concept, and its probability: how near the two are, which of
/// the concept's labels stand in the text, whether both are fiction, and how near the text is to
/// the concepts above and below. A label counts as far as nearness agrees: one ambiguous word,
/// however often it stands, makes no subject.
///
/// @param near how near the text is to the concept, in deviations from the mean of all concepts
/// @param words weight of the labels in the text
/// @param fiction 0 where text and concept are of one kind or nothing is known; below 0 the more
///   the text looks like fiction and the concept stands for facts, or the other way round
record SubjectScore(
    double near, double words, double fiction, Family family, SubjectWeights weights) {
  /// Labels beyond this weight add little.
  private static final double ENOUGH_WORDS = 1.2;

  /// A text this near to a concept confirms half of what its labels say.
  private static final double AGREES = 1.8;

  private static final double AGREES_SLOPE = 2;

  /// In (0, 1).
  double probability() {
    double logit =
        weights.intercept
            + weights.near * ConceptFamilies.clipped(near)
            + weights.words * confirmedWords()
            + weights.fiction * fiction
            + weights.children * family.children()
            + weights.parent * family.parent()
            + (family.leaf() ? weights.leaf : 0)
            + (family.top() ? weights.top : 0);
    return logistic(logit);
  }

  /// What is weighed, by the names of the weights.
  Map<String, Double> features() {
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("near", ConceptFamilies.clipped(near));
    features.put("words", confirmedWords());
    features.put("fiction", fiction);
    features.put("children", family.children());
    features.put("parent", family.parent());
    features.put("leaf", family.leaf() ? 1.0 : 0);
    features.put("top", family.top() ? 1.0 : 0);
    return features;
  }

  /// What the labels say, in [0, 1), as far as nearness agrees.
  private double confirmedWords() {
    return (1 - Math.exp(-words / ENOUGH_WORDS)) * logistic(AGREES_SLOPE * (near - AGREES));
  }

  /// How strong the evidence is beside that of other concepts, whatever the kind.
  double strength() {
    return near + confirmedWords();
  }

  /// The same evidence for a text of which it is known how much it looks like fiction.
  SubjectScore beside(double fiction) {
    return new SubjectScore(near, words, Math.min(0, fiction), family, weights);
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
