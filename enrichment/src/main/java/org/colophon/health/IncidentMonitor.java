package org.colophon.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.PolicySource;
import org.colophon.health.Incident.Check;
import org.colophon.health.IncidentBook.Seen;
import org.jspecify.annotations.Nullable;

/// A monitor that opens an incident for each cause that items share and for each source that is
/// down, and closes it when the cause is gone. It receives each verdict as it is judged and judges
/// nothing itself. Thread-safe.
public final class IncidentMonitor {
  /// Items without a desk make an incident of their imprint from so many on.
  static final int MANY_UNOWNED = 2;

  private final Catalog catalog;
  private final PolicySource policies;
  private final HealthReporter reporter;
  private final IncidentBook incidents;
  private final InstantSource clock;
  private final Map<ItemId, JudgedItem> byItem = new HashMap<>();
  private Map<String, Seen> lastSeen = Map.of();
  private Map<String, Seen> lastDown = Map.of();
  private boolean settled;

  public IncidentMonitor(
      Catalog catalog,
      PolicySource policies,
      HealthReporter reporter,
      IncidentBook incidents,
      InstantSource clock) {
    this.catalog = catalog;
    this.policies = policies;
    this.reporter = reporter;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// The reasons of a judged item that may have a shared cause.
  ///
  /// @param reasons those that may be about a shared cause
  private record JudgedItem(List<Reason> reasons, Map<Cause, @Nullable DeskId> causes) {}

  /// Takes note of a verdict for readers.
  public synchronized void judged(ItemId id, Preview verdict) {
    List<Reason> reasons =
        verdict.reasons().stream().filter(reason -> isShared(reason.code())).toList();
    JudgedItem known = byItem.get(id);
    if (reasons.isEmpty()) {
      byItem.remove(id);
    } else if (known == null || !known.reasons().equals(reasons)) {
      byItem.put(id, new JudgedItem(reasons, causes(id, reasons)));
    }
  }

  private Map<Cause, @Nullable DeskId> causes(ItemId id, List<Reason> reasons) {
    Map<Cause, @Nullable DeskId> causes = new HashMap<>();
    List<Source> sources =
        reporter.sources(clock.instant()).stream().map(SourceStatus::source).toList();
    CauseFinder findings = new CauseFinder(policies.current(), sources, Purpose.RECOMMEND);
    try (CatalogView view = catalog.view()) {
      view.item(id)
          .filter(version -> !version.tombstone())
          .ifPresent(version -> {
            for (Reason reason : reasons) {
              Cause cause = findings.of(reason, version.item(), () -> view.facts(id)).cause();
              if (!cause.about().isEmpty()) {
                causes.put(cause, reason.owner());
              }
            }
          });
    }
    return causes;
  }

  /// Causes that are faults: what is withheld on purpose is none.
  private static boolean isShared(ReasonCode code) {
    return switch (code) {
      case SOURCE_UNKNOWN,
          IMPRINT_UNKNOWN,
          IDENTITY_CONFLICT,
          OWNER_MISSING,
          OWNER_INACTIVE,
          FACT_MISSING,
          FACT_STALE,
          FACT_CONFLICT,
          FACT_FUTURE_DATED,
          FACT_UNKNOWN_CODE,
          POLICY_MISSING ->
          true;
      default -> false;
    };
  }

  /// Opens and closes incidents by what is known now; cheap when nothing changed.
  public synchronized void settle() {
    Instant now = clock.instant();
    Map<String, Seen> seen = seen();
    Map<String, Seen> down = down(now);
    if (!settled || !seen.equals(lastSeen)) {
      incidents.sync(Check.VERDICTS, seen, now);
    }
    if (!settled || !down.equals(lastDown)) {
      incidents.sync(Check.SOURCES, down, now);
    }
    lastSeen = seen;
    lastDown = down;
    settled = true;
  }

  private Map<String, Seen> seen() {
    Map<Cause, Set<ItemId>> items = new HashMap<>();
    Map<Cause, DeskId> owners = new HashMap<>();
    byItem.forEach((id, known) ->
        known
            .causes()
            .forEach((cause, owner) -> {
              items.computeIfAbsent(cause, _ -> new HashSet<>()).add(id);
              if (owner != null) {
                owners.merge(cause, owner, IncidentMonitor::first);
              }
            }));
    Map<String, Seen> seen = new HashMap<>();
    items.forEach((cause, ids) -> {
      if (cause.code() != ReasonCode.OWNER_MISSING || ids.size() >= MANY_UNOWNED) {
        seen.put(cause.key(), new Seen(cause.code().fix(), owners.get(cause), ids.size()));
      }
    });
    return seen;
  }

  private static DeskId first(DeskId one, DeskId other) {
    return one.value().compareTo(other.value()) <= 0 ? one : other;
  }

  private Map<String, Seen> down(Instant now) {
    Map<String, Seen> down = new HashMap<>();
    for (SourceStatus status : reporter.sources(now)) {
      if (status.state() == SourceStatus.State.DOWN) {
        Source source = status.source();
        down.put(
            "SOURCE_DOWN|source:" + source.id() + "|" + source.id() + "|",
            new Seen("let the source deliver again", source.owner(), 0));
      }
    }
    return down;
  }
}
