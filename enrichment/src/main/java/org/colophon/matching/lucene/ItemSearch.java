package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.colophon.catalog.ItemId;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.ItemQuery;
import org.colophon.models.Embedding;

/// The search over items: by vectors, by words and by subjects, each ranked on its own, fused by
/// reciprocal rank.
final class ItemSearch {
  private static final int RANK_OFFSET = 60;
  private static final int DEPTH = 50;

  private final PerLeaf<LeafItems> items;
  private final VectorSearch vectors;
  private final WordSearch words;

  ItemSearch(Analyzer analyzer, ItemNumbers numbers) {
    this.items = new PerLeaf<>(leaf -> LeafItems.read(leaf, numbers));
    this.vectors = new VectorSearch(items);
    this.words = new WordSearch(analyzer, items);
  }

  List<ItemHit> search(IndexSearcher searcher, ItemQuery query) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    boolean alone = query.text().isBlank() && query.subjects().isEmpty();
    int depth = alone ? query.k() : Math.max(DEPTH, 3 * query.k());
    Map<ItemId, Fused> fused = new LinkedHashMap<>();
    if (!query.vectors().isEmpty()) {
      add(fused, vectors.nearest(leaves, query.vectors(), query.filter(), depth));
    }
    if (!query.text().isBlank()) {
      List<RankedItem> found =
          words.best(searcher, query.text(), query.language(), query.filter(), depth);
      add(fused, found);
    }
    if (!query.subjects().isEmpty()) {
      add(fused, words.sharing(searcher, query.subjects(), query.filter(), depth));
    }
    return hits(leaves, best(fused, query.k()), query.vectors());
  }

  List<ItemHit> rank(IndexSearcher searcher, List<ItemId> some, List<Embedding> near)
      throws IOException {
    return vectors.ranked(searcher.getIndexReader().leaves(), some, near).stream()
        .map(f -> new ItemHit(f.id(), f.similarity(), f.similarity(), f.ordinal()))
        .toList();
  }

  /// Reads an index segment's items and vectors now, so that no search has to.
  void warm(LeafReader leaf) throws IOException {
    items.of(leaf);
    vectors.warm(leaf);
  }

  private static void add(Map<ItemId, Fused> fused, List<RankedItem> ranked) {
    for (int rank = 0; rank < ranked.size(); rank++) {
      double score = 1.0 / (RANK_OFFSET + rank + 1);
      RankedItem found = ranked.get(rank);
      fused.merge(
          found.id(), new Fused(found, score), (a, b) -> new Fused(a.found, a.score + b.score));
    }
  }

  private static List<Fused> best(Map<ItemId, Fused> fused, int k) {
    return fused.values().stream()
        .sorted(
            Comparator.comparingDouble(Fused::score)
                .reversed()
                .thenComparing(f -> f.found.id().value()))
        .limit(k)
        .toList();
  }

  /// Also says how near an item is of which only the words were found.
  private List<ItemHit> hits(
      List<LeafReaderContext> leaves, List<Fused> fused, List<Embedding> queries)
      throws IOException {
    List<ItemId> byWords =
        fused.stream().map(Fused::found).filter(f -> f.ordinal() < 0).map(RankedItem::id).toList();
    Map<ItemId, RankedItem> nearest = new HashMap<>();
    vectors.ranked(leaves, byWords, queries).forEach(found -> nearest.put(found.id(), found));
    return fused.stream()
        .map(one -> {
          RankedItem found = nearest.getOrDefault(one.found.id(), one.found);
          return new ItemHit(found.id(), one.score, found.similarity(), found.ordinal());
        })
        .toList();
  }

  /// An item with its fused score.
  private record Fused(RankedItem found, double score) {}
}
