package org.colophon.eval.runs;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.sets.Checksums;
import org.colophon.eval.sets.EvalTask;
import org.colophon.models.ModelId;

/// Everything that decides a run's result: two runs of equal setup give the same predictions.
///
/// @param data the set's id, task and hash
/// @param system what was measured
/// @param protocol how it was measured
/// @param codeVersion of the program
public record EvalRunSetup(
    Data data, SystemDescription system, Protocol protocol, String codeVersion) {
  /// The set as it was read.
  ///
  /// @param hash over all files of the set
  /// @param checksums of each file
  public record Data(String set, EvalTask task, String hash, SortedMap<String, String> checksums) {
    public Data {
      checksums = Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
    }
  }

  /// The system that was measured.
  ///
  /// @param models used as they are
  public record SystemDescription(
      String name, SortedMap<String, String> configuration, List<ModelId> models) {
    public SystemDescription {
      configuration = Collections.unmodifiableSortedMap(new TreeMap<>(configuration));
      models = List.copyOf(models);
    }
  }

  /// The measurement protocol.
  ///
  /// @param split in words: the test part, or cross-validation
  /// @param folds 0 where a test part was used
  /// @param resamples of the bootstrap
  public record Protocol(String split, int folds, long seed, int resamples) {}

  /// One SHA-256 over all of it; a run with the same key need not be made again.
  public String key() {
    return Checksums.of(toString());
  }
}
