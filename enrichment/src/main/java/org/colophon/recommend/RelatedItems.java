package org.colophon.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.matching.ItemCache;
import org.colophon.matching.RelatedText;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.colophon.text.Passage;

/// The texts of items, ready to be compared with texts that might be related. Those that were used
/// last are remembered. Thread-safe.
final class RelatedItems {
  private static final int MOST_KEPT = 2_000;

  private final IndexCandidates.Texts texts;
  private final ItemCache<Optional<RelatedText>> cache = new ItemCache<>(MOST_KEPT);

  RelatedItems(IndexCandidates.Texts texts) {
    this.texts = texts;
  }

  /// Those of some items whose vectors are kept.
  Map<ItemId, RelatedText> of(Collection<ItemId> items) {
    Map<ItemId, RelatedText> found = new HashMap<>();
    List<ItemId> missing = new ArrayList<>();
    for (ItemId id : items) {
      Optional<RelatedText> known = cache.find(id);
      if (known == null) {
        missing.add(id);
      } else {
        known.ifPresent(text -> found.put(id, text));
      }
    }
    // Something that was made of an item.
    record Made(ItemId id, Optional<RelatedText> text) {}
    missing.parallelStream()
        .map(id -> new Made(id, cache.make(id, this::read)))
        .toList()
        .forEach(made -> made.text.ifPresent(text -> found.put(made.id, text)));
    return found;
  }

  /// Forgets items that were indexed anew.
  void forget(Collection<ItemId> changed) {
    cache.forget(changed);
  }

  private Optional<RelatedText> read(ItemId id) {
    Optional<EnrichmentStore.Stored> stored = texts.enrichments().find(id);
    Optional<ItemText> text = Optional.ofNullable(texts.texts().of(List.of(id)).get(id));
    return stored.flatMap(made ->
        EmbeddedPassage.gist(passages(made))
            .flatMap(gist -> text.map(own -> RelatedText.of(made.language(), own, gist))));
  }

  /// Those passages of an item whose vectors are kept.
  List<EmbeddedPassage> passages(EnrichmentStore.Stored made) {
    List<String> hashes = made.passages().stream().map(Passage::hash).toList();
    Map<String, Embedding> vectors = texts.vectors().find(made.digest(), hashes);
    return made.passages().stream()
        .flatMap(passage ->
            Stream.ofNullable(vectors.get(passage.hash()))
                .map(vector -> new EmbeddedPassage(passage, vector)))
        .toList();
  }
}
