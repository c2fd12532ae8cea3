package org.colophon.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.matching.BlockedItems;
import org.colophon.matching.ItemNumbers;
import org.jspecify.annotations.Nullable;

/// The items as judged last for one purpose and territory, and when each is judged again.
/// Thread-safe.
final class JudgedItems {
  private final Context context;
  private final boolean reported;
  private final Map<ItemId, State> states = new ConcurrentHashMap<>();
  private final BlockedItems blocked;
  private volatile boolean complete;

  /// @param reported whether the change feed says what became and ceased to be eligible
  JudgedItems(Context context, boolean reported, ItemNumbers numbers) {
    this.context = context;
    this.reported = reported;
    this.blocked = new BlockedItems(numbers);
  }

  /// An item as judged last.
  ///
  /// @param nextChange when the verdict may change by the clock alone
  record State(boolean eligible, Instant nextChange) {}

  Context context() {
    return context;
  }

  boolean isReported() {
    return reported;
  }

  /// Whether every item was judged once.
  boolean isComplete() {
    return complete;
  }

  void complete() {
    complete = true;
  }

  /// Keeps what was judged; returns what was known before.
  @Nullable State put(ItemId id, State state) {
    if (state.eligible()) {
      blocked.unblock(id);
    } else {
      blocked.block(id, state.nextChange());
    }
    return states.put(id, state);
  }

  /// The items that nothing speaks against at an instant.
  Predicate<ItemId> eligibleAt(Instant now) {
    return blocked.eligibleAt(now);
  }

  /// The items whose verdict may have changed by the clock.
  List<ItemId> due(Instant now) {
    List<ItemId> due = new ArrayList<>();
    states.forEach((id, state) -> {
      if (!now.isBefore(state.nextChange())) {
        due.add(id);
      }
    });
    return due;
  }
}
