package org.colophon.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.matching.ItemNumbers;
import org.colophon.recommend.Eligibility;
import org.jspecify.annotations.Nullable;

/// A tracker that follows the catalogue and the clock and writes to the change feed when an item
/// becomes or ceases to be eligible in a territory. What it knows narrows searches for the purpose
/// and the territory that a request asks for; it decides nothing. Thread-safe.
///
/// The territories that are configured are followed from the start and reported in the feed. Others
/// are followed from the first request on that asks for them, at most [#MOST_SEEN] of them; for any
/// further one nothing is narrowed.
public final class EligibilityTracker implements Eligibility {
  /// Purposes and territories that are followed only because a request asked for them.
  static final int MOST_SEEN = 16;

  private static final int BATCH = 1_000;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Catalog catalog;
  private final Gate gate;
  private final ChangeFeed changes;
  private final ItemNumbers numbers;
  private final InstantSource clock;
  private final Key usual;
  private final Map<Key, JudgedItems> judged = new ConcurrentHashMap<>();
  private final AtomicInteger seen = new AtomicInteger();
  private long seq;
  private volatile Listener listener = (id, verdict) -> {};
  private final ReentrantLock reevaluation = new ReentrantLock();
  private volatile long requested = 1; // re-evaluations that something asked for
  private volatile long completed; // the last of them that was made
  private String policies = "";

  /// Takes up what the change feed said last.
  ///
  /// @param numbers of items, by which searches ask
  /// @param territories whose eligibility the feed reports, the usual one first
  public EligibilityTracker(
      Catalog catalog,
      Gate gate,
      ChangeFeed changes,
      ItemNumbers numbers,
      List<String> territories,
      InstantSource clock) {
    this.catalog = catalog;
    this.gate = gate;
    this.changes = changes;
    this.numbers = numbers;
    this.clock = clock;
    this.usual = new Key(Purpose.RECOMMEND, territories.getFirst());
    try (CatalogView view = catalog.view()) {
      this.seq = view.seq(); // what is older is judged by the first re-evaluation
    }
    for (String territory : territories) {
      JudgedItems items = new JudgedItems(Context.recommend(territory), true, numbers);
      changes
          .eligibility(territory, territory.equals(usual.territory()))
          .forEach((item, eligible) ->
              items.put(item, new JudgedItems.State(eligible, clock.instant())));
      judged.put(new Key(Purpose.RECOMMEND, territory), items);
    }
  }

  /// The purpose and the territory that items are judged for.
  private record Key(Purpose purpose, String territory) {
    Context context() {
      return Context.recommend(territory).to(purpose);
    }
  }

  /// A listener that receives every verdict on recommending an item in the usual territory.
  public interface Listener {
    void judged(ItemId id, Preview verdict);
  }

  /// Tells a listener from now on; one alone.
  public void setListener(Listener listener) {
    this.listener = listener;
  }

  @Override
  public Predicate<ItemId> at(Context context, Instant now) {
    JudgedItems items = items(new Key(context.purpose(), context.territory()));
    return items != null && items.isComplete() && requested == completed
        ? items.eligibleAt(now)
        : id -> true;
  }

  /// What is followed for a purpose and territory, from now on where it is asked for first; null
  /// where it is not.
  private @Nullable JudgedItems items(Key key) {
    JudgedItems items = judged.get(key);
    if (items == null
        && COUNTRIES.contains(key.territory())
        && seen.getAndUpdate(many -> Math.min(MOST_SEEN, many + 1)) < MOST_SEEN) {
      return judged.computeIfAbsent(key, one -> new JudgedItems(one.context(), false, numbers));
    }
    return items;
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
    requested += since.deliveries() + since.contextChanges();
    seq = since.seq();
    if (completed > 0) {
      judged.values().forEach(items -> judge(items, since.items()));
    }
  }

  /// Judges every item again when something happened that may concern every item, else those whose
  /// time has come. Who writes meanwhile waits for one batch at most.
  public void reevaluate() {
    reevaluation.lock();
    try {
      catchUp();
      long due = requested;
      for (JudgedItems items : judged.values()) {
        if (due == completed && items.isComplete()) {
          judgeInBatches(items, items.due(clock.instant()));
        } else if (judgeAll(items)) {
          items.complete();
        } else {
          return;
        }
      }
      completed = due;
    } finally {
      reevaluation.unlock();
    }
  }

  private void judgeInBatches(JudgedItems items, List<ItemId> ids) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      judge(items, ids.subList(from, Math.min(ids.size(), from + BATCH)));
    }
  }

  /// Returns whether it could.
  private boolean judgeAll(JudgedItems items) {
    String after = "";
    List<ItemId> ids;
    do {
      try (CatalogView view = catalog.view()) {
        ids = view.items(after, BATCH);
      }
      if (!judge(items, ids)) {
        return false;
      }
      after = ids.isEmpty() ? after : ids.getLast().value();
    } while (ids.size() == BATCH);
    return true;
  }

  /// Judges nothing by a clock that is not to be trusted: what the feed said stands until it is.
  /// Returns whether it could judge.
  private synchronized boolean judge(JudgedItems items, Collection<ItemId> ids) {
    if (ids.isEmpty()) {
      return true;
    }
    try (GateSession session = gate.open(items.context())) {
      if (!session.isClockTrusted()) {
        requested++;
        return false;
      }
      List<Change> found = new ArrayList<>();
      for (ItemId id : ids) {
        keep(items, id, session.preview(id), found);
      }
      if (items.isReported()) {
        changes.appendAll(found);
      }
      return true;
    }
  }

  private void keep(JudgedItems items, ItemId id, Preview verdict, List<Change> found) {
    String territory = items.context().territory();
    if (usual.context().equals(items.context())) {
      listener.judged(id, verdict);
    }
    boolean eligible = verdict.decision() == Preview.Decision.PASS;
    Instant next = verdict.nextChangeAt() == null ? Clearance.NEVER : verdict.nextChangeAt();
    JudgedItems.State before = items.put(id, new JudgedItems.State(eligible, next));
    boolean was = before != null && before.eligible();
    if (eligible && !was) {
      found.add(new Change.BecameEligible(id, territory));
    } else if (!eligible && was) {
      found.add(new Change.CeasedToBeEligible(id, TargetingMonitor.codes(verdict), territory));
    }
  }
}
