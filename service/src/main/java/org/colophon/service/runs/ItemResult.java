package org.colophon.service.runs;

import java.util.List;
import org.colophon.enrichment.EnrichmentStore;

/// The result of a run for one item.
public sealed interface ItemResult {
  /// Hash of the text that it was made of.
  String inputHash();

  /// What it says, in the form in which results are compared.
  List<ResultLine> lines();

  /// The result of the enrichment pipeline.
  record Enriched(EnrichmentStore.Stored stored) implements ItemResult {
    @Override
    public String inputHash() {
      return stored.inputHash();
    }

    @Override
    public List<ResultLine> lines() {
      return stored.annotations().stream()
          .map(a -> new ResultLine(a.kind().name(), a.value(), a.label(), a.confidence()))
          .toList();
    }
  }

  /// Statements and nothing else.
  record Listed(String inputHash, List<ResultLine> lines) implements ItemResult {
    public Listed {
      lines = List.copyOf(lines);
    }
  }
}
