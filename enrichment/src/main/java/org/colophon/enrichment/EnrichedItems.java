package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.colophon.text.Passage;

/// The enrichments of items with their vectors: the stored ones where text and model still fit,
/// recomputed ones otherwise. Thread-safe.
public final class EnrichedItems {
  private final EnrichmentPipeline pipeline;
  private final EnrichmentStore store;
  private final CachedEmbedder vectors;

  public EnrichedItems(EnrichmentPipeline pipeline, EnrichmentStore store, CachedEmbedder vectors) {
    this.pipeline = pipeline;
    this.store = store;
    this.vectors = vectors;
  }

  /// The item's enrichment for this text; enriches and stores where none fits.
  public Enriched of(ItemId id, ItemText text) {
    Optional<Enriched> stored = find(id).filter(e -> e.stored.inputHash().equals(text.textHash()));
    return stored.orElseGet(() -> enriched(enrich(id, text)));
  }

  /// Enriches the text whatever is stored, and stores the result.
  public Enrichment enrich(ItemId id, ItemText text) {
    Enrichment made = pipeline.enrich(text);
    store.put(id, enriched(made).stored);
    return made;
  }

  private Enriched enriched(Enrichment made) {
    String digest = vectors.model().digest();
    return new Enriched(
        new EnrichmentStore.Stored(
            made.language().code(),
            made.text().textHash(),
            digest,
            made.passages().stream().map(EmbeddedPassage::passage).toList(),
            made.annotations(),
            pipeline.fingerprint(digest)),
        made.passages());
  }

  /// What would be stored of the text; stores nothing but its vectors.
  public EnrichmentStore.Stored make(ItemText text) {
    return enriched(pipeline.enrich(text)).stored;
  }

  /// Enriches a text that is no item and stores nothing but its vectors: a draft, or what somebody
  /// wrote of a segment.
  public Enrichment read(ItemText text) {
    return pipeline.enrich(text);
  }

  /// What is stored for an item, if it is of the model in hand and its vectors are there. It may be
  /// of an older text: compare `inputHash`.
  public Optional<Enriched> find(ItemId id) {
    return store
        .find(id)
        .filter(s -> s.digest().equals(vectors.model().digest()))
        .flatMap(this::load);
  }

  private Optional<Enriched> load(EnrichmentStore.Stored stored) {
    Map<String, Embedding> known =
        vectors.known(stored.passages().stream().map(Passage::hash).distinct().toList());
    List<EmbeddedPassage> passages = new ArrayList<>();
    for (Passage passage : stored.passages()) {
      Embedding vector = known.get(passage.hash());
      if (vector == null) {
        return Optional.empty();
      }
      passages.add(new EmbeddedPassage(passage, vector));
    }
    return Optional.of(new Enriched(stored, passages));
  }

  /// A stored enrichment and its passages' vectors.
  public record Enriched(EnrichmentStore.Stored stored, List<EmbeddedPassage> passages) {
    public Enriched {
      passages = List.copyOf(passages);
    }

    /// The direction of what the item says, see [EmbeddedPassage#gist].
    public Optional<Embedding> gist() {
      return EmbeddedPassage.gist(passages);
    }
  }
}
