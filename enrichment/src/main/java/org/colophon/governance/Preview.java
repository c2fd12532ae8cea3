package org.colophon.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A verdict without content, on a draft or stored item, as it is or would be for an editor.
/// Carries no content.
///
/// @param nextChangeAt when it may change by the clock alone; null when only new information
///   changes it
public record Preview(Decision decision, List<Reason> reasons, @Nullable Instant nextChangeAt) {
  public Preview {
    reasons = List.copyOf(reasons);
  }

  /// A verdict without its content.
  public enum Decision {
    PASS,
    BLOCK,
    INDETERMINATE
  }
}
