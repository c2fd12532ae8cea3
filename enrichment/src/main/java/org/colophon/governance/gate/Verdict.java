package org.colophon.governance.gate;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Reason;
import org.jspecify.annotations.Nullable;

/// The gate's decision about one item, for one purpose, at one instant. Only a PASS carries
/// content.
public sealed interface Verdict {
  ItemId id();

  List<Reason> reasons();

  /// The item may be used, on the terms of its clearance.
  ///
  /// @param reasons warnings and what was left out
  record Pass(Cleared cleared, List<Reason> reasons) implements Verdict {
    public Pass {
      reasons = List.copyOf(reasons);
    }

    @Override
    public ItemId id() {
      return cleared.id();
    }
  }

  /// The item may not be used, for definite reasons.
  ///
  /// @param nextChangeAt when this may change by the clock alone; null when only new information
  ///   changes it
  record Block(ItemId id, List<Reason> reasons, @Nullable Instant nextChangeAt) implements Verdict {
    public Block {
      reasons = List.copyOf(reasons);
    }
  }

  /// It could not be decided, so the item may not be used; the operator has to look.
  record Indeterminate(ItemId id, List<Reason> reasons) implements Verdict {
    public Indeterminate {
      reasons = List.copyOf(reasons);
    }
  }
}
