package org.colophon.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.colophon.recommend.taste.Piece;
import org.colophon.recommend.taste.Taste;
import org.colophon.recommend.taste.TasteModel;

/// Orders what was found for a reader: what fits the reader and is chosen by others first; away
/// from what the reader dismissed.
///
/// @param items what is known of the candidates
record Fitting(ReaderLists.Items items, Generally.View general) {

  /// The same candidates with a score in (0, 1), those that nothing is known of last.
  List<Candidate> of(List<Candidate> candidates, List<Piece> liked, List<Piece> disliked) {
    Taste taste = Taste.of(general.backdrop(), liked, disliked);
    if (taste.isEmpty()) {
      return candidates;
    }
    List<Candidate> scored = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Optional<Piece> piece = items.piece(candidate.item());
      double fit =
          piece
              .map(p -> TasteModel.SHIPPED.score(taste, general.appeal(), p))
              .map(score -> 1 / (1 + Math.exp(-score)))
              .orElse(0.0);
      scored.add(new Candidate(candidate.item(), fit, candidate.why(), candidate.seen()));
    }
    scored.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return scored;
  }
}
