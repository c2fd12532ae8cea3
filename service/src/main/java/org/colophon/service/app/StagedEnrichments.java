package org.colophon.service.app;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.service.runs.ItemResult;
import org.colophon.service.runs.Run;
import org.colophon.service.runs.RunStore;

/// The enrichments as they will be when a run is applied: its own, and the accepted ones of all
/// other items. What is read of an item that the run has no result for is kept in the new index
/// alone: a run applies what was approved and nothing else.
final class StagedEnrichments implements EnrichmentStore {
  private final Stores stores;
  private final Run run;
  private final String digest;

  /// @param digest of the run's model
  StagedEnrichments(Stores stores, Run run, String digest) {
    this.stores = stores;
    this.run = run;
    this.digest = digest;
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
  public void put(ItemId id, Stored enrichment) {}
}
