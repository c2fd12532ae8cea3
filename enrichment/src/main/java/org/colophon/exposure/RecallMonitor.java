package org.colophon.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Catalog.LogEntry;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.exposure.RecallStore.Progress;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;

/// A follower of the catalogue's log and the policies that issues a recall notice for every place
/// that still shows a revoked item: at once, or when the clock reaches what was learned. A change
/// by the clock alone is no recall, because nothing was promised beyond it. What was written while
/// the monitor did not run is processed when it runs again; while the clock cannot be trusted it
/// waits. Thread-safe.
public final class RecallMonitor {
  private static final int BATCH = 1_000;

  private final Catalog catalog;
  private final CatalogLog log;
  private final Gate gate;
  private final ExposureLedger ledger;
  private final RecallStore recalls;
  private final String territory;
  private Progress progress;
  private long epoch = -1; // policies may have changed while nobody ran
  private Instant looked;
  private Instant due = Clearance.NEVER;

  /// Goes on where the last one stopped; the very first begins with what is written from now on.
  ///
  /// @param territory of some reader: holds are the same for all of them
  /// @param started when this one begins
  public RecallMonitor(
      Catalog catalog,
      CatalogLog log,
      Gate gate,
      ExposureLedger ledger,
      RecallStore recalls,
      String territory,
      Instant started) {
    this.territory = territory;
    this.catalog = catalog;
    this.log = log;
    this.gate = gate;
    this.ledger = ledger;
    this.recalls = recalls;
    this.looked = started;
    try (CatalogView view = catalog.view()) {
      this.progress =
          recalls.progress().orElse(new Progress(view.seq(), 0, gate.policies().digest(), started));
    }
    boolean others = !progress.policies().equals(gate.policies().digest());
    if (others && !progress.policies().isEmpty() && progress.lookedAt().isBefore(looked)) {
      looked = progress.lookedAt(); // policies changed, and nobody looked before the end
    }
  }

  /// Looks at everything that was written since the last call; returns how many notices were made.
  public synchronized int catchUp() {
    int made = 0;
    List<LogEntry> entries;
    do {
      Optional<Instant> now = gate.trustedNow();
      long epochNow = gate.fence().epoch();
      entries = now.isEmpty() ? List.of() : catalog.log(progress.seq(), BATCH);
      boolean all = now.isPresent() && (epochNow != epoch || !now.get().isBefore(due));
      if (now.isEmpty() || (entries.isEmpty() && !all)) {
        looked = now.orElse(looked);
        return made;
      }
      gate.fence().settle(); // answers that did not see these entries are in the ledger now
      made += look(entries, all, now.get());
      epoch = epochNow;
      looked = now.get();
    } while (entries.size() == BATCH);
    return made;
  }

  private int look(List<LogEntry> entries, boolean everything, Instant now) {
    Set<ItemId> touched = new HashSet<>();
    boolean all = everything;
    for (LogEntry entry : entries) {
      switch (entry) {
        case LogEntry.Stated(var seq, List<ItemId> items) -> touched.addAll(items);
        case LogEntry.Delivered _, // may confirm what another source contradicts
            LogEntry.ContextChange _ ->
            all = true;
      }
    }
    Predicate<ItemId> concerns = all ? id -> true : touched::contains;
    Instant learned = learned(entries, now);
    Instant since = everything && looked.isBefore(learned) ? looked : learned;
    List<Exposure> standing =
        all || !touched.isEmpty() ? ledger.standing(since, concerns) : List.of();
    ExposureReview findings = new ExposureReview(gate, now, learned);
    List<RecallNotice> notices = findings.of(standing, concerns, recalls);
    due = earliest(all ? Clearance.NEVER : due, findings.due(), nextHold(now));
    record(notices, entries, now);
    return notices.size();
  }

  /// When the first of some entries was recorded; what was recorded by a wrong clock may have come
  /// at any time since the last look.
  private Instant learned(List<LogEntry> entries, Instant now) {
    if (entries.isEmpty()) {
      return looked;
    }
    Instant recorded = recordedAt(entries.getFirst().seq());
    return recorded.isAfter(now) ? looked : recorded;
  }

  private static Instant earliest(Instant... instants) {
    return Stream.of(instants).min(Instant::compareTo).orElseThrow();
  }

  /// When a hold begins that was placed ahead: of what was sent no promise says when that is.
  private Instant nextHold(Instant now) {
    try (GateSession session = gate.openAt(Context.recommend(territory), now)) {
      return session.nextHold();
    }
  }

  private void record(List<RecallNotice> notices, List<LogEntry> entries, Instant now) {
    List<RecallNotice> numbered = new ArrayList<>();
    for (RecallNotice notice : notices) {
      numbered.add(notice.numbered(progress.notices() + numbered.size() + 1));
    }
    long seq = entries.isEmpty() ? progress.seq() : entries.getLast().seq();
    String policies = gate.policies().digest();
    boolean same = policies.equals(progress.policies());
    progress = new Progress(seq, progress.notices() + numbered.size(), policies, now);
    if (!numbered.isEmpty() || !entries.isEmpty() || !same) {
      recalls.record(numbered, progress);
    }
  }

  private Instant recordedAt(long seq) {
    return log.records(seq - 1, 1).getFirst().at();
  }
}
