package org.colophon.recommend;

import java.util.function.Predicate;
import org.colophon.governance.gate.Cleared;

/// A check whether the index found an item by its current text. A stored vector may belong to an
/// earlier text, so an item whose text changed is left out until the index has read it.
/// Thread-safe.
public interface IndexedText {
  /// For one list.
  ///
  /// @param seen the catalogue's sequence number that the index had come to before it was asked
  /// @param now the one that the items were cleared at
  Predicate<Cleared> heldAt(long seen, long now);
}
