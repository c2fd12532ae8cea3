package org.colophon.enrichment;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemId;

/// What the pipeline last made of each item. Derived data: can be made again. Thread-safe.
public interface EnrichmentStore {
  /// Keeps an item's enrichment in place of an older one.
  void put(ItemId id, Stored enrichment);

  Optional<Stored> find(ItemId id);

  /// The stored part of an enrichment.
  ///
  /// @param language as detected or stated
  /// @param inputHash hash of the text facet
  /// @param digest of the embedding model: its vectors can be found by it
  /// @param pipeline [EnrichmentPipeline#digest()] of what made it; another one would find other
  ///   things in the text
  record Stored(
      String language,
      String inputHash,
      String digest,
      String pipeline,
      List<Passage> passages,
      List<Annotation> annotations) {
    public Stored {
      passages = List.copyOf(passages);
      annotations = List.copyOf(annotations);
    }
  }
}
