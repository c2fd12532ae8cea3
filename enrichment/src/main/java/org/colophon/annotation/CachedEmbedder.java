package org.colophon.annotation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.Role;
import org.colophon.text.PassageText;

/// An embedder that computes each text's vector once and keeps it in a store. New texts are
/// embedded in parallel on the common pool, one call each. Thread-safe when its parts are.
///
/// The embedder is the caller's to close.
public final class CachedEmbedder {
  private final Embedder embedder;
  private final VectorStore store;

  public CachedEmbedder(Embedder embedder, VectorStore store) {
    this.embedder = embedder;
    this.store = store;
  }

  public ModelId model() {
    return embedder.model();
  }

  /// The vector of one text.
  ///
  /// @throws IllegalArgumentException when nothing is left of the text after cleaning
  public Embedding embed(String text) {
    return embedAll(List.of(text)).getFirst();
  }

  /// The vectors of the texts, in order.
  ///
  /// @throws IllegalArgumentException when nothing is left of one of them after cleaning
  public List<Embedding> embedAll(List<String> texts) {
    List<String> clean = texts.stream().map(PassageText::clean).toList();
    List<String> hashes = clean.stream().map(PassageText::hash).toList();
    Map<String, String> byHash = new LinkedHashMap<>();
    for (int i = 0; i < clean.size(); i++) {
      byHash.put(hashes.get(i), clean.get(i));
    }
    Map<String, Embedding> vectors = new LinkedHashMap<>(known(byHash.keySet()));
    byHash.keySet().removeAll(vectors.keySet());
    if (!byHash.isEmpty()) {
      Map<String, Embedding> made = embedNew(byHash);
      store.put(model().digest(), made);
      vectors.putAll(made);
    }
    return hashes.stream().map(vectors::get).toList();
  }

  /// Those vectors that are in the store; embeds nothing.
  public Map<String, Embedding> known(Collection<String> hashes) {
    return store.find(model().digest(), hashes);
  }

  private Map<String, Embedding> embedNew(Map<String, String> byHash) {
    return byHash.entrySet().parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                Map.Entry::getKey,
                entry -> embedder.embed(entry.getValue(), Role.PASSAGE).vector()));
  }
}
