package org.colophon.catalog.log;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Rejection;

/// The outcome of a submission. A refusal is a value: nothing was written then.
public sealed interface Recorded {
  /// A change of something current.
  ///
  /// @param seq the catalogue's sequence number of this entry
  /// @param items the items whose verdict or text may have changed
  record Changed(long seq, List<ItemId> items) implements Recorded {
    public Changed {
      items = List.copyOf(items);
    }
  }

  /// A confirmation: everything stated was known already, and its timestamps were renewed.
  record Confirmed(long seq) implements Recorded {}

  /// A statement older than the current one, kept as history.
  record Older(long seq) implements Recorded {}

  /// A refusal; nothing was written.
  record Refused(Rejection rejection) implements Recorded {}
}
