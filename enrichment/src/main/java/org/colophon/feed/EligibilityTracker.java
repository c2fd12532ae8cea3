package org.colophon.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogSince;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.matching.BlockedItems;
import org.colophon.matching.ItemNumbers;
import org.colophon.recommend.Eligibility;
import org.jspecify.annotations.Nullable;

/// A tracker that follows the catalogue and the clock and writes to the change feed when an item
/// becomes or ceases to be eligible. What it knows narrows searches; it decides nothing.
/// Thread-safe.
public final class EligibilityTracker implements Eligibility {
  private static final int BATCH = 1_000;

  private final Catalog catalog;
  private final Gate gate;
  private final ChangeFeed changes;
  private final InstantSource clock;
  private final Map<ItemId, State> states = new ConcurrentHashMap<>();
  private final BlockedItems blocked;
  private long seq;
  private volatile Listener listener = (id, verdict) -> {};
  private final ReentrantLock reevaluation = new ReentrantLock();
  private volatile long requested = 1; // sweeps that something asked for
  private volatile long completed; // the last of them that was made
  private String policies = "";

  /// Takes up what the change feed said last.
  ///
  /// @param numbers of items, by which searches ask
  public EligibilityTracker(
      Catalog catalog, Gate gate, ChangeFeed changes, ItemNumbers numbers, InstantSource clock) {
    this.catalog = catalog;
    this.gate = gate;
    this.changes = changes;
    this.clock = clock;
    this.blocked = new BlockedItems(numbers);
    try (CatalogView view = catalog.view()) {
      this.seq = view.seq(); // what is older is judged by the first sweep
    }
    changes
        .eligibility()
        .forEach((item, eligible) -> know(item, new State(eligible, clock.instant())));
  }

  /// A listener that receives every verdict of the tracker.
  public interface Listener {
    void judged(ItemId id, Preview verdict);
  }

  /// Tells a listener from now on; one alone.
  public void setListener(Listener listener) {
    this.listener = listener;
  }

  /// The last known eligibility of an item.
  ///
  /// @param nextChange when the verdict may change by the clock alone
  private record State(boolean eligible, Instant nextChange) {}

  @Override
  public Predicate<ItemId> at(Instant now) {
    return requested == completed ? blocked.eligibleAt(now) : id -> true;
  }

  private @Nullable State know(ItemId id, State state) {
    if (state.eligible()) {
      blocked.unblock(id);
    } else {
      blocked.block(id, state.nextChange());
    }
    return states.put(id, state);
  }

  /// Judges again what was written since the last call. What concerns every item waits for
  /// [#reevaluate()].
  public synchronized void catchUp() {
    String inForce = gate.policies().digest();
    if (!inForce.equals(policies)) {
      policies = inForce;
      requested++;
    }
    LogSince since = LogSince.read(catalog, seq);
    requested += since.deliveries() + since.surroundings();
    seq = since.seq();
    if (completed > 0) {
      judge(since.items());
    }
  }

  /// Judges every item again when something happened that may concern every item, else those whose
  /// time has come. Who writes meanwhile waits for one batch at most.
  public void reevaluate() {
    reevaluation.lock();
    try {
      catchUp();
      long due = requested;
      if (due != completed) {
        if (judgeAll()) {
          completed = due;
        }
        return;
      }
      judgeInBatches(due(clock.instant()));
    } finally {
      reevaluation.unlock();
    }
  }

  private List<ItemId> due(Instant now) {
    List<ItemId> due = new ArrayList<>();
    states.forEach((id, state) -> {
      if (!now.isBefore(state.nextChange())) {
        due.add(id);
      }
    });
    return due;
  }

  private void judgeInBatches(List<ItemId> ids) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      judge(ids.subList(from, Math.min(ids.size(), from + BATCH)));
    }
  }

  /// Returns whether it could.
  private boolean judgeAll() {
    String after = "";
    List<ItemId> ids;
    do {
      try (CatalogView view = catalog.view()) {
        ids = view.items(after, BATCH);
      }
      if (!judge(ids)) {
        return false;
      }
      after = ids.isEmpty() ? after : ids.getLast().value();
    } while (ids.size() == BATCH);
    return true;
  }

  /// Judges nothing by a clock that is not to be trusted: what the feed said stands until it is.
  /// Returns whether it could judge.
  private synchronized boolean judge(Collection<ItemId> ids) {
    if (ids.isEmpty()) {
      return true;
    }
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      if (!session.isClockTrusted()) {
        requested++;
        return false;
      }
      List<Change> found = new ArrayList<>();
      for (ItemId id : ids) {
        keep(id, session.preview(id), found);
      }
      changes.appendAll(found);
      return true;
    }
  }

  private void keep(ItemId id, Preview verdict, List<Change> found) {
    listener.judged(id, verdict);
    boolean eligible = verdict.decision() == Preview.Decision.PASS;
    Instant next = verdict.nextChangeAt() == null ? Clearance.NEVER : verdict.nextChangeAt();
    State before = know(id, new State(eligible, next));
    boolean was = before != null && before.eligible();
    if (eligible && !was) {
      found.add(new Change.BecameEligible(id));
    } else if (!eligible && was) {
      found.add(new Change.CeasedToBeEligible(id, codes(verdict)));
    }
  }

  private static List<ReasonCode> codes(Preview verdict) {
    return verdict.reasons().stream()
        .filter(r -> r.severity() == Severity.BLOCK || r.severity() == Severity.INDETERMINATE)
        .map(Reason::code)
        .distinct()
        .toList();
  }
}
