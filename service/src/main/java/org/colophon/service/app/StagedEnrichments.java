package org.colophon.service.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.service.runs.ItemOutcome;
import org.colophon.service.runs.ItemResult;
import org.colophon.service.runs.ResultComparison;
import org.colophon.service.runs.ResultLine;
import org.colophon.service.runs.Run;
import org.colophon.service.runs.RunStore;
import org.colophon.service.runs.RunTask;

/// The enrichments as they will be when a run is applied: its own, and the accepted ones of all
/// other items. What is made of an item that the run did not choose is staged with the run, so that
/// nothing that counts now is touched.
final class StagedEnrichments implements EnrichmentStore {
  private final Stores stores;
  private final Run run;
  private final String digest;
  private final InstantSource clock;

  /// @param digest of the run's model
  StagedEnrichments(Stores stores, Run run, String digest, InstantSource clock) {
    this.stores = stores;
    this.run = run;
    this.digest = digest;
    this.clock = clock;
  }

  @Override
  public Optional<Stored> find(ItemId id) {
    RunStore runs = stores.runs();
    if (runs.staged(run, id).orElse(null) instanceof ItemResult.Enriched(Stored staged)) {
      return Optional.of(staged);
    }
    return runs.isSetAside(run.id(), id) ? hollow(id) : stores.enrichments().find(id);
  }

  /// An item that cannot be read is found by its words alone.
  private Optional<Stored> hollow(ItemId id) {
    try (CatalogView view = stores.catalog().view()) {
      return view.item(id)
          .map(version -> new Stored("und", version.hashes().text(), digest, List.of(), List.of()));
    }
  }

  @Override
  public void put(ItemId id, Stored enrichment) {
    ItemResult made = new ItemResult.Enriched(enrichment);
    RunStore.Baseline baseline = stores.runs().baseline(run, id);
    List<ResultLine> before = baseline.accepted().map(ItemResult::lines).orElse(List.of());
    stores
        .runs()
        .stage(
            run,
            new ItemOutcome.Made(
                new RunTask(id, enrichment.inputHash()),
                made,
                ResultComparison.between(before, made.lines()),
                baseline.basis(),
                Duration.ZERO),
            imprint(id),
            clock.instant());
  }

  private ImprintId imprint(ItemId id) {
    try (CatalogView view = stores.catalog().view()) {
      return view.item(id).orElseThrow().item().imprint();
    }
  }
}
