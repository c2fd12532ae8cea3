package org.colophon.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogFold;
import org.colophon.catalog.log.LogRecord;
import org.colophon.exposure.AuditReport.Case;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;

/// An audit that judges past exposures again from the log alone. It separates two kinds of wrong
/// exposures: those that the gate should have blocked with what was recorded by then (our fault,
/// none is acceptable), and those that it could not know of because a source reported late.
///
/// Late is what was recorded after an answer went out and whose own time is not after it. What is
/// judged under policies that are no longer in force is counted and left alone.
public final class ShadowAudit {
  /// A write takes this long at most from its instant to its commit.
  private static final Duration COMMIT = Duration.ofSeconds(5);

  private static final int BATCH = 1_000;

  private final CatalogLog log;
  private final Gate gate;
  private final ExposureLedger ledger;

  public ShadowAudit(CatalogLog log, Gate gate, ExposureLedger ledger) {
    this.log = log;
    this.gate = gate;
    this.ledger = ledger;
  }

  /// Audits what was served in `[from, until)`. Reads the whole log; takes a while on a long one.
  public AuditReport run(Instant from, Instant until) {
    List<Exposure> exposures = exposures(from, until);
    Set<ItemId> items = new HashSet<>();
    exposures.forEach(e -> e.items().forEach(shown -> items.add(shown.item())));
    ItemLogRecords knowledge = ItemLogRecords.of(log, items);
    Tally tally = new Tally();
    for (Exposure exposure : exposures) {
      for (Shown shown : exposure.items()) {
        judge(exposure, shown, knowledge.about(shown.item()), tally);
      }
    }
    return new AuditReport(
        from,
        until,
        new AuditReport.Looked(exposures.size(), tally.judged, tally.otherPolicies),
        tally.violations,
        tally.late,
        tally.bySource);
  }

  private List<Exposure> exposures(Instant from, Instant until) {
    List<Exposure> all = new ArrayList<>();
    List<Exposure> page = ledger.served(from, until, "", BATCH);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = ledger.served(from, until, page.getLast().id(), BATCH);
    }
    return all;
  }

  private void judge(Exposure exposure, Shown shown, List<LogRecord> records, Tally tally) {
    Instant written = exposure.durable() ? exposure.evaluatedAt() : exposure.servedAt();
    LogFold fold = new LogFold();
    List<LogRecord> later = new ArrayList<>();
    for (LogRecord entry : records) {
      if (entry.seq() <= exposure.basis().seq() || !entry.at().isAfter(written.minus(COMMIT))) {
        fold.apply(entry);
      } else {
        later.add(entry);
      }
    }
    Optional<Found> then = found(exposure, shown, fold);
    if (then.isEmpty()) {
      tally.otherPolicies++;
      return;
    }
    tally.judged++;
    if (then.get().bad()) {
      tally.violations.add(then.get().asCase(exposure, shown, "gate", Duration.ZERO));
      return;
    }
    late(exposure, shown, fold, later, tally);
  }

  /// Adds what came late, one record after the other, until it tips the verdict.
  private void late(
      Exposure exposure, Shown shown, LogFold fold, List<LogRecord> later, Tally tally) {
    for (LogRecord entry : later) {
      Optional<LateStatement> late = LateStatement.of(entry, exposure.servedAt());
      if (late.isEmpty()) {
        continue;
      }
      fold.apply(late.get().asOfThen());
      Optional<Found> now = found(exposure, shown, fold);
      if (now.isPresent() && now.get().bad()) {
        String source = late.get().source();
        tally.bySource.merge(source, 1, Integer::sum);
        tally.late.add(now.get().asCase(exposure, shown, source, late.get().delay()));
        return;
      }
    }
  }

  /// What the gate says; empty when it judges by other policies now.
  private Optional<Found> found(Exposure exposure, Shown shown, LogFold fold) {
    try (CatalogView view = fold.view(Long.MAX_VALUE);
        GateSession session = gate.openOn(view, exposure.context(), exposure.servedAt())) {
      if (!session.isJudgedBy(List.of(shown.policy().split(" ")))) {
        return Optional.empty();
      }
      return Optional.of(
          switch (session.decide(shown.item())) {
            case Verdict.Pass(Cleared cleared, var _) ->
                new Found(List.of(), wrong(shown, cleared));
            case Verdict.Block(var id, var reasons, var next) -> Found.of(reasons);
            case Verdict.Indeterminate(var id, var reasons) -> Found.of(reasons);
          });
    }
  }

  private static List<String> wrong(Shown shown, Cleared cleared) {
    List<String> said = StatementSnapshot.of(cleared);
    return shown.said().stream().filter(line -> !said.contains(line)).toList();
  }

  /// The finding about one exposure.
  private record Found(List<ReasonCode> reasons, List<String> wrong) {
    static Found of(List<Reason> reasons) {
      return new Found(ExposureReview.grave(reasons), List.of());
    }

    boolean bad() {
      return !reasons.isEmpty() || !wrong.isEmpty();
    }

    Case asCase(Exposure exposure, Shown shown, String source, Duration delay) {
      return new Case(
          exposure.id(), shown.item(), exposure.servedAt(), source, delay, reasons, wrong);
    }
  }

  /// The counters of an audit.
  private static final class Tally {
    private final List<Case> violations = new ArrayList<>();
    private final List<Case> late = new ArrayList<>();
    private final TreeMap<String, Integer> bySource = new TreeMap<>();
    private int judged;
    private int otherPolicies;
  }
}
