package org.colophon.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.colophon.catalog.ItemId;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.models.Embedding;

/// The search for the items whose passages are nearest to any of some vectors, each item once. The
/// filter is asked inside the search.
final class VectorSearch {
  /// Passages ranked by whole floats, at least, of an index segment that holds all of them.
  /// Measured by `tools/measure vectors`.
  private static final int RANKED = 400;

  private static final int RANKED_PER_ITEM = 4;

  private final PerLeaf<LeafItems> items;
  private final PerLeaf<TwoBitVectors> vectors = new PerLeaf<>(TwoBitVectors::read);

  VectorSearch(PerLeaf<LeafItems> items) {
    this.items = items;
  }

  /// Reads an index segment's vectors now, so that no search has to.
  void warm(LeafReader leaf) throws IOException {
    vectors.of(leaf);
  }

  /// At most `n` items, nearest first; fewer only when fewer pass the filter.
  List<RankedItem> nearest(
      List<LeafReaderContext> leaves, List<Embedding> near, Filter filter, int n)
      throws IOException {
    List<float[]> queries = near.stream().map(Embedding::toArray).toList();
    long all = 0;
    for (LeafReaderContext leaf : leaves) {
      all += vectors.of(leaf.reader()).size();
    }
    long whole = all;
    List<RankedItem> found = new ArrayList<>();
    try {
      leaves.parallelStream()
          .map(leaf -> nearest(leaf, queries, filter, n, whole))
          .forEachOrdered(found::addAll);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return best(found, n);
  }

  /// The given items, nearest first; without those that are not here.
  List<RankedItem> ranked(List<LeafReaderContext> leaves, List<ItemId> some, List<Embedding> near)
      throws IOException {
    List<float[]> queries = near.stream().map(Embedding::toArray).toList();
    List<RankedItem> found = new ArrayList<>();
    for (LeafReaderContext leaf : leaves) {
      LeafItems leafItems = items.of(leaf.reader());
      AcceptedDocuments all = new AcceptedDocuments(leaf.reader(), leafItems, Filter.NONE);
      int[] passages = passages(leaf.reader(), leafItems, some, all);
      if (passages.length > 0) {
        VectorLeaf search =
            new VectorLeaf(leaf.reader(), leafItems, vectors.of(leaf.reader()), all, queries);
        found.addAll(search.ranked(passages));
      }
    }
    return best(found, some.size());
  }

  /// The documents of items' passages, ascending.
  private static int[] passages(
      LeafReader reader, LeafItems items, List<ItemId> some, AcceptedDocuments live)
      throws IOException {
    FloatVectorValues values = reader.getFloatVectorValues(FieldNames.VECTOR);
    if (values == null) {
      return new int[0];
    }
    IntStream.Builder documents = IntStream.builder();
    for (ItemId id : some) {
      PostingsEnum own = reader.postings(new Term(FieldNames.ID, id.value()), PostingsEnum.NONE);
      if (own != null) {
        for (int d = own.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = own.nextDoc()) {
          if (live.get(d) && items.ordinal(d) >= 0) {
            documents.add(d);
          }
        }
      }
    }
    return documents.build().sorted().toArray();
  }

  private List<RankedItem> nearest(
      LeafReaderContext leaf, List<float[]> queries, Filter filter, int n, long all) {
    try {
      TwoBitVectors own = vectors.of(leaf.reader());
      if (own.size() == 0) {
        return List.of();
      }
      LeafItems leafItems = items.of(leaf.reader());
      AcceptedDocuments accepted = new AcceptedDocuments(leaf.reader(), leafItems, filter);
      VectorLeaf search = new VectorLeaf(leaf.reader(), leafItems, own, accepted, queries);
      return search.nearest(n, fetch(n, (double) own.size() / all, queries.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A segment with a part of the vectors is asked for more than that part of what is fetched:
  /// neighbours may all have come in together. Of several queries each is asked for less: what one
  /// misses is often near another, and an answer is filled by all of them.
  private int fetch(int n, double share, int queries) {
    int whole = Math.max(RANKED, n * RANKED_PER_ITEM);
    return Math.max(n, (int) Math.ceil(whole * Math.sqrt(share / queries)));
  }

  static List<RankedItem> best(List<RankedItem> found, int n) {
    return found.stream()
        .sorted(
            Comparator.comparingDouble(RankedItem::similarity)
                .reversed()
                .thenComparing(f -> f.id().value()))
        .limit(n)
        .toList();
  }
}
