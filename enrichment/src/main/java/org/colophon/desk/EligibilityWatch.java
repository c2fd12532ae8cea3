package org.colophon.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.Catalog.LogEntry;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ItemId;
import org.colophon.desk.ChangeFeed.Change;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Gate;
import org.colophon.governance.GateSession;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.recommend.Eligibility;

/// Follows the catalogue and the clock, and says in the change feed when an item may be recommended
/// and when no longer. What it knows narrows searches; it decides nothing. Thread-safe.
public final class EligibilityWatch implements Eligibility {
  private static final int BATCH = 1_000;

  private final Catalog catalog;
  private final Gate gate;
  private final ChangeFeed changes;
  private final InstantSource clock;
  private final Map<ItemId, State> states = new ConcurrentHashMap<>();
  private long seq;
  private volatile Listener listener = (id, verdict) -> {};
  private volatile boolean sweepDue = true;
  private boolean swept;
  private String policies = "";

  /// Takes up what the change feed said last.
  public EligibilityWatch(Catalog catalog, Gate gate, ChangeFeed changes, InstantSource clock) {
    this.catalog = catalog;
    this.gate = gate;
    this.changes = changes;
    this.clock = clock;
    try (CatalogView view = catalog.view()) {
      this.seq = view.seq(); // what is older is judged by the first sweep
    }
    changes
        .eligibility()
        .forEach((item, eligible) -> states.put(item, new State(eligible, clock.instant())));
  }

  /// Is told each verdict that the watch judges.
  public interface Listener {
    void judged(ItemId id, Preview verdict);
  }

  /// Tells a listener from now on; one alone.
  public void tell(Listener told) {
    this.listener = told;
  }

  /// @param nextChange when the verdict may change by the clock alone
  private record State(boolean eligible, Instant nextChange) {}

  @Override
  public Predicate<ItemId> at(Instant now) {
    return id -> {
      State state = states.get(id);
      return sweepDue || state == null || state.eligible() || !now.isBefore(state.nextChange());
    };
  }

  /// Judges again what was written since the last call. What concerns every item waits for
  /// [#sweep()].
  public synchronized void catchUp() {
    String inForce = gate.policies().digest();
    if (!inForce.equals(policies)) {
      policies = inForce;
      sweepDue = true;
    }
    Set<ItemId> touched = new HashSet<>();
    List<LogEntry> entries;
    do {
      entries = catalog.log(seq, BATCH);
      for (LogEntry entry : entries) {
        switch (entry) {
          case LogEntry.Stated(long at, List<ItemId> items) -> touched.addAll(items);
          case LogEntry.Delivered delivered -> sweepDue = true;
          case LogEntry.Surroundings surroundings -> sweepDue = true;
        }
        seq = entry.seq();
      }
    } while (entries.size() == BATCH);
    if (swept) {
      judge(touched);
    }
  }

  /// Judges every item again when something happened that may concern every item, else those whose
  /// time has come.
  public synchronized void sweep() {
    catchUp();
    if (sweepDue) {
      judgeAll();
      sweepDue = false;
      swept = true;
      return;
    }
    Instant now = clock.instant();
    Set<ItemId> due = new HashSet<>();
    states.forEach((id, state) -> {
      if (!now.isBefore(state.nextChange())) {
        due.add(id);
      }
    });
    judge(due);
  }

  private void judgeAll() {
    String after = "";
    List<ItemId> ids;
    do {
      try (CatalogView view = catalog.view()) {
        ids = view.items(after, BATCH);
      }
      judge(ids);
      after = ids.isEmpty() ? after : ids.getLast().value();
    } while (ids.size() == BATCH);
  }

  private void judge(Collection<ItemId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      for (ItemId id : ids) {
        keep(id, session.preview(id));
      }
    }
  }

  private void keep(ItemId id, Preview verdict) {
    listener.judged(id, verdict);
    boolean eligible = verdict.decision() == Preview.Decision.PASS;
    Instant next = verdict.nextChangeAt() == null ? Clearance.NEVER : verdict.nextChangeAt();
    State before = states.put(id, new State(eligible, next));
    boolean was = before != null && before.eligible();
    if (eligible && !was) {
      changes.append(new Change.BecameEligible(id));
    } else if (!eligible && was) {
      changes.append(new Change.CeasedToBeEligible(id, codes(verdict)));
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
