package org.colophon.eval;

import java.nio.file.Path;
import java.util.List;
import org.colophon.eval.runs.EvalRunOptions;
import org.jspecify.annotations.Nullable;

/// The request of `eval run`.
///
/// @param sets ids of sets; empty for all
/// @param embedder name or directory of the embedding model
/// @param files where the data are
/// @param options of each run
/// @param again makes runs again that were made before
public record EvalRunRequest(
    List<String> sets, String embedder, DataFiles files, EvalRunOptions options, boolean again) {
  public EvalRunRequest {
    sets = List.copyOf(sets);
  }

  /// The locations of the data.
  ///
  /// @param data the folder of labelled sets
  /// @param train replaces the training part, with one set only
  /// @param test replaces the part to measure on, with one set only
  /// @param out where runs and reports are stored
  public record DataFiles(Path data, @Nullable Path train, @Nullable Path test, Path out) {
    /// The data folder as it is.
    public static DataFiles of(Path data, Path out) {
      return new DataFiles(data, null, null, out);
    }
  }
}
