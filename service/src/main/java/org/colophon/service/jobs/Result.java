package org.colophon.service.jobs;

import java.util.List;
import org.colophon.enrichment.EnrichmentStore;

/// What a run made of one item.
public sealed interface Result {
  /// Hash of the text that it was made of.
  String inputHash();

  /// What it says, in the form in which results are compared.
  List<Line> lines();

  /// What the pipeline made.
  record Enriched(EnrichmentStore.Stored stored) implements Result {
    @Override
    public String inputHash() {
      return stored.inputHash();
    }

    @Override
    public List<Line> lines() {
      return stored.annotations().stream()
          .map(a -> new Line(a.kind().name(), a.value(), a.label(), a.confidence()))
          .toList();
    }
  }

  /// Statements and nothing else.
  record Listed(String inputHash, List<Line> lines) implements Result {
    public Listed {
      lines = List.copyOf(lines);
    }
  }
}
