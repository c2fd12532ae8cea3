package org.colophon.governance;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// What whoever shows a cleared item has to do.
public sealed interface Obligation {
  /// A claim that must not be shown; [Cleared] does not carry it.
  ///
  /// @param claim `price`, `availability`, `bestseller`, `award` or `event`, with the list or name
  ///   where there are several
  record OmitClaim(String claim) implements Obligation {}

  /// Show the date of the content beside it.
  record ShowAsOf(Instant asOf) implements Obligation {}

  /// Show another item in its place.
  record ReplaceWith(ItemId successor) implements Obligation {}
}
