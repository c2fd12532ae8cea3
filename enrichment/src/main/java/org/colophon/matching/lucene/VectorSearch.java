package org.colophon.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.models.Embedding;

/// Finds the items whose passages are nearest to any of some vectors, each item once. The filter is
/// asked inside the search.
final class VectorSearch {
  private final LeafItemsCache items;
  private final SearchSettings settings;

  VectorSearch(LeafItemsCache items, SearchSettings settings) {
    this.items = items;
    this.settings = settings;
  }

  /// At most `n` items, nearest first; fewer only when fewer pass the filter.
  List<Found> nearest(List<LeafReaderContext> leaves, List<Embedding> vectors, Filter filter, int n)
      throws IOException {
    List<float[]> queries = vectors.stream().map(Embedding::toArray).toList();
    long all = 0;
    for (LeafReaderContext leaf : leaves) {
      all += size(leaf);
    }
    long whole = all;
    List<Found> found = new ArrayList<>();
    try {
      leaves.parallelStream()
          .map(leaf -> nearest(leaf, queries, filter, n, whole))
          .forEachOrdered(found::addAll);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return best(found, n);
  }

  private List<Found> nearest(
      LeafReaderContext leaf, List<float[]> queries, Filter filter, int n, long all) {
    try {
      int size = size(leaf);
      if (size == 0) {
        return List.of();
      }
      LeafItems leafItems = items.of(leaf.reader());
      AcceptedDocuments accepted = new AcceptedDocuments(leaf.reader(), leafItems, filter);
      VectorLeaf search = new VectorLeaf(leaf, leafItems, accepted, queries);
      int fetch = fetch(n, (double) size / all, queries.size());
      return search.nearest(n, fetch, settings.exactUpTo() / queries.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A segment with a part of the vectors is asked for more than that part of what is fetched:
  /// neighbours may all have come in together. Of several queries each is asked for less: what one
  /// misses is often near another, and an answer is filled by all of them.
  private int fetch(int n, double share, int queries) {
    int whole = Math.max(settings.fetchAtLeast(), n * settings.overFetch());
    return Math.max(n, (int) Math.ceil(whole * Math.sqrt(share / queries)));
  }

  private static int size(LeafReaderContext leaf) throws IOException {
    FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
    return values == null ? 0 : values.size();
  }

  static List<Found> best(List<Found> found, int n) {
    return found.stream()
        .sorted(
            Comparator.comparingDouble(Found::similarity)
                .reversed()
                .thenComparing(f -> f.id().value()))
        .limit(n)
        .toList();
  }
}
