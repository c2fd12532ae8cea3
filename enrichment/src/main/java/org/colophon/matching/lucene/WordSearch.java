package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.colophon.catalog.ItemId;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.matching.SubjectTerms;

/// The BM25 search for items that share words with a text: by stem in the text's own language, as
/// written in any. Of a long text, its most telling words are looked for.
final class WordSearch {
  private static final int MOST_TERMS = 24;
  private static final float AS_WRITTEN = 0.4f;
  private static final float IN_TITLE = 1.5f;

  private final Analyzer analyzer;
  private final PerLeaf<LeafItems> items;

  WordSearch(Analyzer analyzer, PerLeaf<LeafItems> items) {
    this.analyzer = analyzer;
    this.items = items;
  }

  /// At most `n` items, best first.
  List<RankedItem> best(IndexSearcher searcher, String text, String language, Filter filter, int n)
      throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    int terms = add(words, searcher, FieldNames.WORDS, text, AS_WRITTEN);
    terms += add(words, searcher, FieldNames.TITLE_WORDS, text, IN_TITLE);
    if (Analysis.isStemmed(language)) {
      terms += add(words, searcher, FieldNames.stemmed(language), text, 1);
    }
    return terms == 0 ? List.of() : found(searcher, words.build(), filter, n);
  }

  /// At most `n` items that share subjects, those with the rarer ones first.
  List<RankedItem> sharing(IndexSearcher searcher, Set<String> subjects, Filter filter, int n)
      throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String subject : SubjectTerms.withParents(subjects)) {
      any.add(new TermQuery(new Term(FieldNames.SUBJECT, subject)), Occur.SHOULD);
    }
    return found(searcher, any.build(), filter, n);
  }

  private List<RankedItem> found(IndexSearcher searcher, Query wanted, Filter filter, int n)
      throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(wanted, Occur.MUST)
            .add(new AcceptedQuery(items, filter), Occur.FILTER)
            .build();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<RankedItem> found = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, n).scoreDocs) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      LeafItems leafItems = items.of(leaf.reader());
      int document = hit.doc - leaf.docBase;
      ItemId id = leafItems.id(leafItems.item(document));
      found.add(new RankedItem(id, Double.NaN, -1));
    }
    return found;
  }

  private int add(
      BooleanQuery.Builder query, IndexSearcher searcher, String field, String text, float boost)
      throws IOException {
    List<Weighted> terms = new ArrayList<>();
    long documents = Math.max(1, searcher.getIndexReader().getDocCount(field));
    for (Map.Entry<String, Integer> count : counts(field, text).entrySet()) {
      Term term = new Term(field, count.getKey());
      int with = searcher.getIndexReader().docFreq(term);
      if (with > 0) {
        double rarity = Math.log(1 + (double) documents / with);
        terms.add(new Weighted(term, rarity * (1 + Math.log(count.getValue()))));
      }
    }
    terms.sort(
        Comparator.comparingDouble(Weighted::weight).reversed().thenComparing(Weighted::term));
    List<Weighted> most = terms.subList(0, Math.min(MOST_TERMS, terms.size()));
    most.forEach(t -> query.add(new BoostQuery(new TermQuery(t.term), boost), Occur.SHOULD));
    return most.size();
  }

  private Map<String, Integer> counts(String field, String text) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (TokenStream tokens = analyzer.tokenStream(field, Analysis.clean(text))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        counts.merge(term.toString(), 1, Integer::sum);
      }
      tokens.end();
    }
    return counts;
  }

  /// A search term with its weight.
  private record Weighted(Term term, double weight) {}
}
