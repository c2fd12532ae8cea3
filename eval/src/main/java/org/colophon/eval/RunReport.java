package org.colophon.eval;

import java.nio.file.Path;
import org.colophon.eval.runs.EvalRun;

/// What became of one set of a [RunRequest].
public sealed interface RunReport {
  /// The id of the set.
  String set();

  /// The run, newly made or found as it was made before.
  ///
  /// @param stored its file; the report in HTML lies beside it
  record Made(String set, EvalRun run, Path stored, boolean reused) implements RunReport {}

  /// The set's files are not there.
  record Absent(String set, Path missing) implements RunReport {}

  /// The set's files, or the system, are broken.
  record Failed(String set, String reason) implements RunReport {}
}
