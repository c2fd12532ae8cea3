package org.colophon.service.runs;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.jspecify.annotations.Nullable;

/// Something that somebody did with a run.
///
/// @param action `resume`, `pause`, `cancel`, `approve` or `roll-back`
/// @param imprints those whose results were approved; empty: all, or another action
/// @param results what was approved; null for another action
public record RunEvent(
    String action, String by, Instant at, List<ImprintId> imprints, @Nullable RunResults results) {
  public RunEvent {
    imprints = List.copyOf(imprints);
  }
}
