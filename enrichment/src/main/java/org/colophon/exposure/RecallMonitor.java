package org.colophon.exposure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
/// that still shows a revoked item: at once, or when the clock reaches what was learned. A change by
/// the clock alone is no recall, because nothing was promised beyond it. What was written while the
/// monitor did not run is processed when it runs again. Thread-safe.
public final class RecallMonitor {
  private static final int BATCH = 1_000;

  private final Catalog catalog;
  private final CatalogLog log;
  private final Gate gate;
  private final Books books;
  private final InstantSource clock;
  private Progress progress;
  private long epoch = -1; // policies may have changed while nobody ran
  private Instant looked;
  private Instant due = Clearance.NEVER;

  /// Goes on where the last one stopped; the very first begins with what is written from now on.
  public RecallMonitor(
      Catalog catalog, CatalogLog log, Gate gate, Books books, InstantSource clock) {
    this.catalog = catalog;
    this.log = log;
    this.gate = gate;
    this.books = books;
    this.clock = clock;
    this.looked = clock.instant();
    try (CatalogView view = catalog.view()) {
      this.progress = books.recalls().progress().orElse(new Progress(view.seq(), 0));
    }
  }

  /// The exposure ledger and the recall store.
  public record Books(ExposureLedger ledger, RecallStore recalls) {}

  /// Looks at everything that was written since the last call; returns how many notices were made.
  public synchronized int catchUp() {
    int made = 0;
    List<LogEntry> entries;
    do {
      Instant began = clock.instant();
      long epochNow = gate.fence().epoch();
      entries = catalog.log(progress.seq(), BATCH);
      boolean all = epochNow != epoch || !began.isBefore(due);
      if (entries.isEmpty() && !all) {
        looked = began;
        return made;
      }
      gate.fence().settle(); // answers that did not see these entries are in the ledger now
      made += look(entries, all);
      epoch = epochNow;
      looked = began;
    } while (entries.size() == BATCH);
    return made;
  }

  private int look(List<LogEntry> entries, boolean everything) {
    Instant learned = entries.isEmpty() ? looked : recordedAt(entries.getFirst().seq());
    Set<ItemId> touched = new HashSet<>();
    boolean all = everything;
    for (LogEntry entry : entries) {
      switch (entry) {
        case LogEntry.Stated(var seq, List<ItemId> items) -> touched.addAll(items);
        case LogEntry.Delivered _, // may confirm what another source contradicts
            LogEntry.Surroundings _ ->
            all = true;
      }
    }
    Predicate<ItemId> concerns = all ? id -> true : touched::contains;
    Instant since = everything && looked.isBefore(learned) ? looked : learned;
    List<Exposure> standing =
        all || !touched.isEmpty() ? books.ledger().standing(since, concerns) : List.of();
    ExposureReview findings = new ExposureReview(gate, clock.instant(), learned);
    List<RecallNotice> notices = findings.of(standing, concerns, books.recalls());
    due = earliest(all ? Clearance.NEVER : due, findings.due(), nextHold());
    record(notices, entries);
    return notices.size();
  }

  private static Instant earliest(Instant... instants) {
    return Stream.of(instants).min(Instant::compareTo).orElseThrow();
  }

  /// When a hold begins that was placed ahead: of what was sent no promise says when that is.
  private Instant nextHold() {
    try (GateSession session = gate.openAt(Context.recommend("DE"), clock.instant())) {
      return session.nextHold();
    }
  }

  private void record(List<RecallNotice> notices, List<LogEntry> entries) {
    List<RecallNotice> numbered = new ArrayList<>();
    for (RecallNotice notice : notices) {
      numbered.add(notice.numbered(progress.notices() + numbered.size() + 1));
    }
    long seq = entries.isEmpty() ? progress.seq() : entries.getLast().seq();
    progress = new Progress(seq, progress.notices() + numbered.size());
    if (!numbered.isEmpty() || !entries.isEmpty()) {
      books.recalls().record(numbered, progress);
    }
  }

  private Instant recordedAt(long seq) {
    return log.records(seq - 1, 1).getFirst().at();
  }
}
