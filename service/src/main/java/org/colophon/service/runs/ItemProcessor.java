package org.colophon.service.runs;

import java.util.Optional;
import org.colophon.catalog.ItemVersion;

/// Makes the results of one run. Thread-safe; closing twice is harmless.
public interface ItemProcessor extends AutoCloseable {
  /// Makes one item's result. What it throws is the item's fault: it is tried again, then set
  /// aside.
  ///
  /// @param accepted what counts now
  ItemResult make(ItemVersion version, Optional<ItemResult> accepted);

  /// Keeps what was made beside the results, such as vectors; called within the transaction that
  /// keeps the results.
  void flush();

  @Override
  void close();
}
