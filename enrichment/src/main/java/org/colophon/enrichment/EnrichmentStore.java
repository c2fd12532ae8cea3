package org.colophon.enrichment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ItemId;
import org.colophon.text.Passage;

/// A store of the last enrichment of each item. Derived data: can be made again. Thread-safe.
public interface EnrichmentStore {
  /// Keeps an item's enrichment in place of an older one.
  void put(ItemId id, Stored enrichment);

  Optional<Stored> find(ItemId id);

  /// The stored part of an enrichment.
  ///
  /// @param language as detected or stated
  /// @param inputHash hash of the text facet
  /// @param digest of the embedding model
  /// @param fingerprint of the pipeline, see [EnrichmentPipeline#fingerprint]; empty: not known
  record Stored(
      String language,
      String inputHash,
      String digest,
      List<Passage> passages,
      List<Annotation> annotations,
      String fingerprint) {
    public Stored {
      passages = List.copyOf(passages);
      annotations = List.copyOf(annotations);
      fingerprint = Objects.requireNonNullElse(fingerprint, ""); // older rows have none
    }

    /// One of which it is not known what made it.
    public Stored(
        String language,
        String inputHash,
        String digest,
        List<Passage> passages,
        List<Annotation> annotations) {
      this(language, inputHash, digest, passages, annotations, "");
    }
  }
}
