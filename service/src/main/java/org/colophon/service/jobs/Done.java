package org.colophon.service.jobs;

import java.time.Duration;
import java.util.List;
import org.colophon.catalog.ItemId;

/// What became of one item's turn.
public sealed interface Done {
  Task task();

  /// Made and compared.
  ///
  /// @param basis what it was compared with
  record Made(Task task, Result result, List<Change> changes, Basis basis, Duration took)
      implements Done {
    public Made {
      changes = List.copyOf(changes);
    }
  }

  /// Its text is another one by now, or it is gone.
  record Passed(Task task) implements Done {}

  /// It went wrong.
  record Failed(Task task, String error) implements Done {}

  default ItemId item() {
    return task().item();
  }

  /// What counted when a result was made: when something else does, it is made again.
  ///
  /// @param accepted number of the accepted result; 0: there was none
  /// @param decision number of the newest answer that people gave on the item; 0: none
  record Basis(long accepted, long decision) {}
}
