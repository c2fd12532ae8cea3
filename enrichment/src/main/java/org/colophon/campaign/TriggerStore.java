package org.colophon.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// A store of triggers and of what was last seen of the items that they are about. Thread-safe.
public interface TriggerStore {
  /// All of them, by id.
  List<Trigger> all();

  /// Adds or replaces one; whether it is paused stays.
  void put(Trigger trigger);

  /// The triggers that make no campaigns for now, by id, each since when.
  Map<String, Instant> paused();

  /// Pauses one or lets it go on; returns whether there is one.
  ///
  /// @param since null: it goes on
  boolean pause(String id, @Nullable Instant since);

  /// Removes one; returns whether there was one.
  boolean remove(String id);

  /// The last entry of the catalogue's log that was looked at; empty before the first time.
  Optional<Long> looked();

  /// Keeps the progress.
  void looked(long seq);

  /// The items that somebody bookmarked.
  Set<ItemId> wished();

  /// An item as it was last seen for a channel and country.
  Optional<Seen> seen(ItemId item, String context);

  /// New items that did not pass yet.
  Set<ItemId> pending();

  void put(Seen seen);

  /// The state in which an item was last seen.
  ///
  /// @param context the channel and country that it was judged for
  /// @param pending whether it is new and did not pass yet
  /// @param available whether it could be bought when that could be stated last; null: never
  /// @param price when one could be stated last; null: never
  record Seen(
      ItemId item,
      String context,
      boolean pending,
      @Nullable Boolean available,
      @Nullable Price price) {}

  /// A price that was stated.
  record Price(BigDecimal amount, String currency) {
    /// Reads `24.00 EUR`.
    static Price parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Price(new BigDecimal(parts[0]), parts[1]);
    }

    /// Whether this is less than the other, in the same currency.
    boolean isLessThan(Price other) {
      return currency.equals(other.currency) && amount.compareTo(other.amount) < 0;
    }
  }
}
