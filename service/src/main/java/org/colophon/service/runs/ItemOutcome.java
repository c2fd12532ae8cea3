package org.colophon.service.runs;

import java.time.Duration;
import java.util.List;
import org.colophon.catalog.ItemId;

/// The outcome of one item's turn.
public sealed interface ItemOutcome {
  RunTask task();

  /// Made and compared.
  ///
  /// @param basis what it was compared with
  record Made(
      RunTask task, ItemResult result, List<ResultChange> changes, Basis basis, Duration took)
      implements ItemOutcome {
    public Made {
      changes = List.copyOf(changes);
    }
  }

  /// Its text is another one by now, or it is gone.
  record Passed(RunTask task) implements ItemOutcome {}

  /// It went wrong.
  record Failed(RunTask task, String error) implements ItemOutcome {}

  default ItemId item() {
    return task().item();
  }

  /// The state that a result was based on: when it has changed, the result is made again.
  ///
  /// @param accepted number of the accepted result; 0: there was none
  /// @param decision number of the newest answer that people gave on the item; 0: none
  record Basis(long accepted, long decision) {}
}
