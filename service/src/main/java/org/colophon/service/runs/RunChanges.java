package org.colophon.service.runs;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The runs that changed since this process started, each with the number of its last change.
/// Thread-safe.
public final class RunChanges {
  private final Map<RunId, Change> last = new HashMap<>();
  private long count;

  /// The last change of a run.
  ///
  /// @param number of the change, among those of all runs
  /// @param state of the run after it
  public record Change(long number, RunId run, RunState state) {}

  synchronized void add(RunId run, RunState state) {
    last.put(run, new Change(++count, run, state));
  }

  /// The number of changes so far.
  public synchronized long count() {
    return count;
  }

  /// The last change of each run that changed after a number of changes, in order.
  public synchronized List<Change> after(long before) {
    return last.values().stream()
        .filter(change -> change.number > before)
        .sorted(Comparator.comparingLong(Change::number))
        .toList();
  }
}
