package org.colophon.matching.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilteredDocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.colophon.matching.ItemQuery.Filter;

/// The documents of one index segment that may be in an answer: alive, and of an item that passes
/// the filter. Asks the filter once per item, and only for items that a search comes by. For one
/// query on one thread.
final class AcceptedDocuments extends AcceptDocs implements Bits {
  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;
  private static final int SAMPLE = 512;

  private final LeafItems items;
  private final Bits live;
  private final Filter filter;
  private final int documents;
  private final byte[] answers;

  AcceptedDocuments(LeafReader reader, LeafItems items, Filter filter) {
    this.items = items;
    this.documents = reader.maxDoc();
    Bits liveDocuments = reader.getLiveDocs();
    this.live = liveDocuments == null ? new Bits.MatchAllBits(documents) : liveDocuments;
    this.filter = filter;
    this.answers = new byte[items.itemCount()];
  }

  @Override
  public boolean get(int document) {
    return live.get(document) && passes(items.item(document));
  }

  private boolean passes(int item) {
    if (answers[item] == UNKNOWN) {
      answers[item] = items.passes(item, filter) ? YES : NO;
    }
    return answers[item] == YES;
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
    return new FilteredDocIdSetIterator(DocIdSetIterator.all(documents)) {
      @Override
      protected boolean match(int document) {
        return get(document);
      }
    };
  }

  /// About how many documents are accepted, from every n-th one.
  @Override
  public int cost() throws IOException {
    int step = Math.max(1, documents / SAMPLE);
    int asked = 0;
    int accepted = 0;
    for (int document = 0; document < documents; document += step) {
      asked++;
      accepted += get(document) ? 1 : 0;
    }
    return asked == 0 ? 0 : (int) ((long) accepted * documents / asked);
  }
}
