package org.colophon.audience;

import java.util.List;
import org.colophon.catalog.ItemId;

/// Finds the items that something followed stands for. Thread-safe.
public interface Bibliography {
  /// Items by the contributor, of the series or with the subject, by id, at most `most`; an item
  /// stands for itself, a newsletter for none.
  List<ItemId> of(SignalTarget about, int most);
}
