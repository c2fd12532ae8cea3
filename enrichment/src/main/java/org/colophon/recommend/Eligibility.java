package org.colophon.recommend;

import java.time.Instant;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;

/// A prediction of which items the gate would clear: it narrows a search, so that k eligible
/// answers come back if k exist. Never a decision: the gate judges each again. Thread-safe.
public interface Eligibility {
  /// Whether an item may be eligible at the given instant; true for items that are not known yet.
  Predicate<ItemId> at(Instant now);
}
