package org.colophon.eval.labelling;

/// The progress of a labeller.
///
/// @param done items that the labeller answered, those without a decision included
/// @param none of these, how many no choice fits
/// @param cannotSay of these, how many the labeller could not decide
/// @param of items in the sample
public record LabellingProgress(String labeller, int done, int none, int cannotSay, int of) {
  static LabellingProgress of(String labeller, CurrentLabels answers, int sample) {
    int none = 0;
    int cannotSay = 0;
    for (LabelAnswer answer : answers.of(labeller).values()) {
      none += answer instanceof LabelAnswer.NoneFits ? 1 : 0;
      cannotSay += answer instanceof LabelAnswer.CannotSay ? 1 : 0;
    }
    return new LabellingProgress(labeller, answers.of(labeller).size(), none, cannotSay, sample);
  }
}
