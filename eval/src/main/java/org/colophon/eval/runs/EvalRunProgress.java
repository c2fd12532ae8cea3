package org.colophon.eval.runs;

/// A listener for a run's progress. Called from several threads.
@FunctionalInterface
public interface EvalRunProgress {
  /// For callers that do not care.
  EvalRunProgress SILENT = (what, done, of) -> {};

  /// Something was done.
  ///
  /// @param what is being done, in words
  /// @param of how many there are; 0 where that is not known
  void at(String what, int done, int of);
}
