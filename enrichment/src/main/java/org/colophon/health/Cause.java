package org.colophon.health;

import org.colophon.catalog.SourceId;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The shared cause of several reasons: one thing that one person can remove, however many items it
/// concerns.
///
/// @param about what is shared, such as `hold:ID`, `source:ID`, `imprint:ID`, `desk:ID` or
///   `fact:price`; empty where each item stands for itself
/// @param source whose statements it is about; null where none is
/// @param policy id of the policy that asks for it; null where no policy does
public record Cause(
    ReasonCode code, String about, @Nullable SourceId source, @Nullable String policy)
    implements Comparable<Cause> {

  /// One line that names it, the same for equal causes.
  public String key() {
    return code
        + "|"
        + about
        + "|"
        + (source == null ? "" : source)
        + "|"
        + (policy == null ? "" : policy);
  }

  @Override
  public int compareTo(Cause other) {
    return key().compareTo(other.key());
  }
}
