package org.colophon.matching.lucene;

import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.colophon.matching.ItemQuery.Filter;

/// The documents of one index segment that may be in an answer: live, and of an item that passes
/// the filter. The filter is evaluated only for items that a search reaches.
final class AcceptedDocuments {
  private final LeafItems items;
  private final Bits live;
  private final IntPredicate passing;

  AcceptedDocuments(LeafReader reader, LeafItems items, Filter filter) {
    this.items = items;
    Bits liveDocuments = reader.getLiveDocs();
    this.live = liveDocuments == null ? new Bits.MatchAllBits(reader.maxDoc()) : liveDocuments;
    this.passing = items.passing(filter);
  }

  boolean get(int document) {
    return live.get(document) && passing.test(items.item(document));
  }
}
