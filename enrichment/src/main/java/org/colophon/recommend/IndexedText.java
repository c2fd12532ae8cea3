package org.colophon.recommend;

import java.util.function.Predicate;
import org.colophon.governance.gate.Cleared;

/// Says whether the index found an item by the text that it has now. A vector that is there may be
/// that of another text: an item whose text changed is left out until the index has read it.
/// Thread-safe.
public interface IndexedText {
  /// For one list.
  ///
  /// @param seen the catalogue's sequence number that the index had come to before it was asked
  /// @param now the one that the items were cleared at
  Predicate<Cleared> heldAt(long seen, long now);
}
