package org.colophon.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.colophon.recommend.profile.ItemFeatures;
import org.colophon.recommend.profile.ReaderProfile;
import org.colophon.recommend.profile.ReaderProfileModel;

/// A reranking of candidates for a reader: those that fit the reader and are popular first, those
/// near dismissed items last.
///
/// @param items what is known of the candidates
record Reranker(ReaderLists.Items items, CatalogStatistics.View statistics) {

  /// The same candidates with a score in (0, 1), those that nothing is known of last.
  List<Candidate> of(
      List<Candidate> candidates, List<ItemFeatures> liked, List<ItemFeatures> disliked) {
    ReaderProfile profile = ReaderProfile.of(statistics.background(), liked, disliked);
    if (profile.isEmpty()) {
      return candidates;
    }
    List<Candidate> scored = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Optional<ItemFeatures> entry = items.features(candidate.item());
      double fit =
          entry
              .map(p -> ReaderProfileModel.SHIPPED.score(profile, statistics.clickModel(), p))
              .map(score -> 1 / (1 + Math.exp(-score)))
              .orElse(0.0);
      scored.add(
          new Candidate(
              candidate.item(), fit, candidate.why(), candidate.seen(), candidate.until()));
    }
    scored.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return scored;
  }
}
