package org.colophon.eval;

import java.nio.file.Path;
import org.colophon.eval.runs.EvalRun;

/// The outcome of one set in an [EvalRunRequest].
public sealed interface EvalRunReport {
  /// The id of the set.
  String set();

  /// A finished run, new or found from before.
  ///
  /// @param stored its file; the report in HTML lies beside it
  record Made(String set, EvalRun run, Path stored, boolean reused) implements EvalRunReport {}

  /// The set's files are missing.
  record Absent(String set, Path missing) implements EvalRunReport {}

  /// The set's files, or the system, are broken.
  record Failed(String set, String reason) implements EvalRunReport {}
}
