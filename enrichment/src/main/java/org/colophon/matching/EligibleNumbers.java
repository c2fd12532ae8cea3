package org.colophon.matching;

import java.util.function.Predicate;
import org.colophon.catalog.ItemId;

/// An eligibility filter by item number, because a search over a million items has no time to look
/// each of them up by its id.
public interface EligibleNumbers extends Predicate<ItemId> {
  /// What the numbers of [#test(int)] are.
  ItemNumbers numbers();

  /// Whether the item with this number is eligible.
  boolean test(int number);

  @Override
  default boolean test(ItemId id) {
    return test(numbers().of(id));
  }
}
