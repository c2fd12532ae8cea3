package org.colophon.eval.labelling;

/// How far a labeller is.
///
/// @param done items that the labeller answered, those without a decision included
/// @param none of these, how many no choice fits
/// @param cannotSay of these, how many the labeller could not decide
/// @param of items in the sample
public record Progress(String labeller, int done, int none, int cannotSay, int of) {
  static Progress of(String labeller, LabelBook answers, int sample) {
    int none = 0;
    int cannotSay = 0;
    for (Said said : answers.of(labeller).values()) {
      none += said instanceof Said.NoneFits ? 1 : 0;
      cannotSay += said instanceof Said.CannotSay ? 1 : 0;
    }
    return new Progress(labeller, answers.of(labeller).size(), none, cannotSay, sample);
  }
}
