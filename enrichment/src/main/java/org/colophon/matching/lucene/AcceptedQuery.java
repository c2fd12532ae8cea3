package org.colophon.matching.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.colophon.matching.ItemQuery.Filter;

/// A query for the documents that pass the filter, as a clause of a word query. Never cached, since
/// the answer changes with the facts.
final class AcceptedQuery extends Query {
  private final PerLeaf<LeafItems> items;
  private final Filter filter;

  AcceptedQuery(PerLeaf<LeafItems> items, Filter filter) {
    this.items = items;
    this.filter = filter;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        AcceptedDocuments accepted =
            new AcceptedDocuments(context.reader(), items.of(context.reader()), filter);
        int documents = context.reader().maxDoc();
        DocIdSetIterator all = DocIdSetIterator.all(documents);
        TwoPhaseIterator matching =
            new TwoPhaseIterator(all) {
              @Override
              public boolean matches() {
                return accepted.get(all.docID());
              }

              @Override
              public float matchCost() {
                return 50;
              }
            };
        return new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, matching));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "accepted";
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
