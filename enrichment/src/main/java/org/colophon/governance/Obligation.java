package org.colophon.governance;

import java.time.Instant;

/// A duty of whoever shows a cleared item.
public sealed interface Obligation {
  /// A claim that must not be made; `Cleared` does not carry it.
  ///
  /// @param claim `price`, `availability`, or `bestseller`, `award`, `event` with the name after a
  ///   colon
  record OmitClaim(String claim) implements Obligation {}

  /// Show the date of the content beside it.
  record ShowAsOf(Instant asOf) implements Obligation {}
}
