package org.colophon.matching.lucene;

import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilteredDocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.colophon.matching.ItemQuery.Filter;

/// The documents of one index segment that may be in an answer: alive, and of an item that passes
/// the filter. Asks the filter only for items that a search comes by. For one query on one thread.
final class AcceptedDocuments extends AcceptDocs implements Bits {
  private static final int SAMPLE = 1_024;

  private final LeafItems items;
  private final Bits live;
  private final IntPredicate passing;
  private final int documents;
  private int cost = -1;

  AcceptedDocuments(LeafReader reader, LeafItems items, Filter filter) {
    this.items = items;
    this.documents = reader.maxDoc();
    Bits liveDocuments = reader.getLiveDocs();
    this.live = liveDocuments == null ? new Bits.MatchAllBits(documents) : liveDocuments;
    this.passing = items.passing(filter);
  }

  @Override
  public boolean get(int document) {
    return live.get(document) && passing.test(items.item(document));
  }

  @Override
  public int length() {
    return documents;
  }

  @Override
  public Bits bits() {
    return this;
  }

  @Override
  public DocIdSetIterator iterator() {
    return among(DocIdSetIterator.all(documents));
  }

  /// Those of the given documents that are accepted.
  DocIdSetIterator among(DocIdSetIterator some) {
    return new FilteredDocIdSetIterator(some) {
      @Override
      protected boolean match(int document) {
        return get(document);
      }
    };
  }

  /// About how many documents are accepted, from every n-th one.
  @Override
  public int cost() {
    if (cost < 0) {
      int step = Math.max(1, documents / SAMPLE);
      int asked = 0;
      int accepted = 0;
      for (int document = 0; document < documents; document += step) {
        asked++;
        accepted += get(document) ? 1 : 0;
      }
      cost = asked == 0 ? 0 : (int) ((long) accepted * documents / asked);
    }
    return cost;
  }
}
