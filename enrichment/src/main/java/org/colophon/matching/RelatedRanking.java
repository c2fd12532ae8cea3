package org.colophon.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;

/// A ranking of items that were found for a text: by the vectors of the whole texts, and by the
/// letter runs that they have in common beside what many of the found ones have. Numbers and
/// function words count for nothing. What is related too little is left out.
public final class RelatedRanking {
  private static final double WORDS = 2;

  /// Below it nothing is shown. On labelled drafts it costs 0.003 of nDCG@5.
  private static final double LEAST = 0.3;

  private RelatedRanking() {}

  /// An item that was found.
  ///
  /// @param gist of its text
  public record Found(ItemId id, Embedding gist, ItemText text) {}

  /// A related item and how related it is.
  public record Related(ItemId id, double score) {}

  /// The related ones, best first.
  ///
  /// @param gist of the text that they are compared with
  public static List<Related> of(
      String language, ItemText text, Embedding gist, List<Found> found) {
    Map<ItemId, RunIndex.Counts> counts = new HashMap<>();
    found.forEach(
        one -> counts.put(one.id(), new RunIndex.Counts(runs(language, one.text()), Map.of())));
    Map<ItemId, RunIndex.Shared> shared = new RunIndex<>(counts).shared(runs(language, text));
    return found.stream()
        .map(one -> {
          RunIndex.Shared words = shared.getOrDefault(one.id(), RunIndex.Shared.NOTHING);
          return new Related(one.id(), gist.cosine(one.gist()) + WORDS * words.described());
        })
        .filter(related -> related.score() >= LEAST)
        .sorted(
            Comparator.comparingDouble(Related::score)
                .reversed()
                .thenComparing(related -> related.id().value()))
        .toList();
  }

  private static Map<String, Integer> runs(String language, ItemText text) {
    LetterRuns runs = new LetterRuns(Lexicon.of(language));
    runs.add(text.title(), List.of(), Set.of());
    runs.add(text.text(), List.of(), Set.of());
    return runs.counts();
  }
}
