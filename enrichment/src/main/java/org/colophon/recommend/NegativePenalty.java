package org.colophon.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.models.Embedding;
import org.colophon.text.Passage;

/// A reranking that moves items behind the others when they are nearer to something that a segment
/// is not than to anything that it is.
///
/// @param toward what it is
/// @param against what it is not
record NegativePenalty(
    IndexCandidates.Texts texts, List<Embedding> toward, List<Embedding> against) {

  /// The same candidates.
  List<Candidate> of(List<Candidate> candidates) {
    if (against.isEmpty() || toward.isEmpty()) {
      return candidates;
    }
    List<Candidate> near = new ArrayList<>();
    List<Candidate> repelled = new ArrayList<>();
    for (Candidate candidate : candidates) {
      (repels(candidate.item()) ? repelled : near).add(candidate);
    }
    near.addAll(repelled);
    return near;
  }

  private boolean repels(ItemId item) {
    Optional<EnrichmentStore.Stored> stored = texts.enrichments().find(item);
    if (stored.isEmpty()) {
      return false;
    }
    List<String> hashes = stored.get().passages().stream().map(Passage::hash).toList();
    Map<String, Embedding> passages = texts.vectors().find(stored.get().digest(), hashes);
    return nearest(passages.values(), against) > nearest(passages.values(), toward);
  }

  private static double nearest(Collection<Embedding> passages, List<Embedding> vectors) {
    return passages.stream()
        .flatMap(passage -> vectors.stream().map(passage::cosine))
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(-1);
  }
}
