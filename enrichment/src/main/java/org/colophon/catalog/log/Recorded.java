package org.colophon.catalog.log;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Rejection;

/// What became of a submission. A refusal is a value: nothing was written then.
public sealed interface Recorded {
  /// Something current changed.
  ///
  /// @param seq the catalogue's sequence number of this entry
  /// @param items the items whose verdict or text may have changed
  record Changed(long seq, List<ItemId> items) implements Recorded {
    public Changed {
      items = List.copyOf(items);
    }
  }

  /// Everything stated was known already; its clocks were confirmed.
  record Confirmed(long seq) implements Recorded {}

  /// Older than what is known: kept as history.
  record Older(long seq) implements Recorded {}

  /// Not taken.
  record Refused(Rejection rejection) implements Recorded {}
}
