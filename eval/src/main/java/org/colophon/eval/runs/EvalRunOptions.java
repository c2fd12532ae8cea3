package org.colophon.eval.runs;

/// The options of a run.
///
/// @param seed of folds, training and bootstrap
/// @param resamples of the bootstrap
/// @param codeVersion of the program, written into the run
public record EvalRunOptions(long seed, int resamples, String codeVersion) {
  /// Seed 1 and a thousand resamples.
  public static EvalRunOptions standard(String codeVersion) {
    return new EvalRunOptions(1, 1000, codeVersion);
  }
}
