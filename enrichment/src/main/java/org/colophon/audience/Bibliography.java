package org.colophon.audience;

import java.util.List;
import org.colophon.catalog.ItemId;

/// A lookup of the items behind a followed author, series or topic. Thread-safe.
public interface Bibliography {
  /// Items by the contributor, of the series or with the subject, by id, at most `most`; an item
  /// stands for itself, a newsletter for none.
  List<ItemId> of(SignalTarget about, int most);
}
