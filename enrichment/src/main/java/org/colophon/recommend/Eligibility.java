package org.colophon.recommend;

import java.time.Instant;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;

/// A prediction of which items the gate would clear: it narrows a search, so that k eligible
/// answers come back if k exist. Never a decision: the gate judges each again. Thread-safe.
public interface Eligibility {
  /// Whether an item may be eligible at the given instant for the purpose and the territory of a
  /// context; true for items that are not known yet.
  Predicate<ItemId> at(Context context, Instant now);
}
