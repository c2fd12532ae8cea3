package org.colophon.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.audience.Targetings;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.editorial.Directory;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.policy.PolicySource;
import org.jspecify.annotations.Nullable;

/// The service that computes the health report. Judges every item at one instant; costs about as
/// much as gating all of them once. Thread-safe.
public final class HealthReporter {
  /// What was recommended longer ago does not rank any more.
  public static final Duration RANKED_BY = Duration.ofDays(30);

  private final Catalog catalog;
  private final Gate gate;
  private final PolicySource policies;
  private final Records records;

  public HealthReporter(Catalog catalog, Gate gate, PolicySource policies, Records records) {
    this.catalog = catalog;
    this.gate = gate;
    this.policies = policies;
    this.records = records;
  }

  /// The data that the report reads beside the catalogue.
  public record Records(
      Directory directory,
      SourceHeartbeats heartbeats,
      IncidentBook incidents,
      Exposures exposures,
      Targetings targetings) {}

  /// The scope of a report.
  ///
  /// @param imprint null: all
  /// @param desk only what this desk owns or has to fix; null: all
  /// @param entries how many items are listed for each cause
  public record Request(
      Context context, @Nullable ImprintId imprint, @Nullable DeskId desk, int entries) {}

  /// Reports on this instant.
  public HealthReport report(Request request) {
    try (GateSession session = gate.open(request.context());
        CatalogView view = catalog.view()) {
      Instant now = session.now();
      List<SourceStatus> sources = sources(view, now);
      CauseFinder findings =
          new CauseFinder(
              policies.current(),
              sources.stream().map(SourceStatus::source).toList(),
              request.context().purpose());
      Map<ItemId, Long> shown = records.exposures().since(now.minus(RANKED_BY));
      CauseGroups groups = new CauseGroups(findings, request, shown);
      UsageFinder usages = new UsageFinder(view, records.targetings(), gate.scopes(), now);
      eachItem(
          view,
          version -> {
            Item item = version.item();
            if (request.imprint() == null || request.imprint().equals(item.imprint())) {
              Preview verdict = session.preview(item.id());
              if (verdict.decision() == Decision.BLOCK && isReplaced(item, session)) {
                groups.settle(item);
              } else {
                groups.add(item, verdict, () -> view.facts(item.id()));
              }
              if (request.desk() == null || request.desk().equals(item.desk())) {
                usages.add(item);
              }
            }
          });
      List<Incident> incidents = records.incidents().unresolved();
      return new HealthReport(
          now,
          session.seq(),
          request.context().purpose(),
          groups.shares(),
          groups.ranked(incidents),
          groups.settled(),
          sources,
          incidents,
          usages.stale());
    }
  }

  private static boolean isReplaced(Item item, GateSession session) {
    return CauseGroups.instead(item)
        .filter(other -> session.preview(other).decision() == Decision.PASS)
        .isPresent();
  }

  /// Who uses a contributor, series, event or award; empty when nobody knows it.
  ///
  /// @param visible the items that whoever asks may know of
  public Optional<Usage> usage(String entity, Instant now, Predicate<ItemId> visible) {
    try (CatalogView view = catalog.view()) {
      UsageFinder usages = new UsageFinder(view, records.targetings(), gate.scopes(), now);
      eachItem(
          view,
          version -> {
            if (visible.test(version.item().id())) {
              usages.addUse(entity, version.item());
            }
          });
      return usages.of(entity);
    }
  }

  /// Every source and how it fares, by id.
  public List<SourceStatus> sources(Instant now) {
    try (CatalogView view = catalog.view()) {
      return sources(view, now);
    }
  }

  private List<SourceStatus> sources(CatalogView view, Instant now) {
    return records.directory().all(Reference.OfSource.class).stream()
        .map(reference -> view.source(reference.source().id()).orElse(reference.source()))
        .map(source -> status(source, now))
        .toList();
  }

  private SourceStatus status(Source source, Instant now) {
    SourceHeartbeat heartbeat =
        records.heartbeats().of(source.id()).orElseGet(() -> SourceHeartbeat.none(source.id()));
    return SourceStatus.of(source, heartbeat, now);
  }

  /// A function called for every item.
  private interface Visit {
    void item(ItemVersion version);
  }

  /// Every item that is not deleted.
  private static void eachItem(CatalogView view, Visit visit) {
    view.items()
        .forEach(
            id -> view.item(id).filter(version -> !version.tombstone()).ifPresent(visit::item));
  }
}
