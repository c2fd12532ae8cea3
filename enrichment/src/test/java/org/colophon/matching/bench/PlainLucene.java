package org.colophon.matching.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Lucene with its default settings, searched by its own vector query.
final class PlainLucene implements Contender {
  private static final String VECTOR = "vector";
  private static final String NUMBER = "number";
  private static final String FRESH = "fresh";

  private final Directory directory;
  private final IndexWriter writer;
  private DirectoryReader reader;
  private final List<Staleness> known;
  private @Nullable Query fresh;

  PlainLucene(Path path, List<Staleness> known) throws IOException {
    this.known = known;
    this.directory = FSDirectory.open(path);
    this.writer = new IndexWriter(directory, new IndexWriterConfig());
    this.reader = DirectoryReader.open(writer);
  }

  @Override
  public String name() {
    return "Lucene, default settings";
  }

  @Override
  public boolean isEmpty() {
    return reader.numDocs() == 0;
  }

  @Override
  public void add(Stock stock, int from, int to) throws IOException {
    for (int number = from; number < to; number++) {
      Document document = new Document();
      document.add(
          new KnnFloatVectorField(
              VECTOR, stock.items().get(number), VectorSimilarityFunction.DOT_PRODUCT));
      document.add(new NumericDocValuesField(NUMBER, number));
      for (Staleness staleness : known) {
        if (!staleness.stale().get(number)) {
          document.add(new StringField(FRESH, staleness.name(), Field.Store.NO));
        }
      }
      writer.addDocument(document);
    }
    writer.commit();
    refresh();
  }

  private void refresh() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(reader);
    if (newer != null) {
      reader.close();
      reader = newer;
    }
  }

  @Override
  public void settle() throws IOException {
    writer.forceMerge(1);
    writer.commit();
    refresh();
  }

  @Override
  public void outdate(Staleness staleness) {
    fresh = staleness.stale().isEmpty() ? null : new TermQuery(new Term(FRESH, staleness.name()));
  }

  @Override
  public List<Integer> nearest(float[] query, int k) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    List<Integer> found = new ArrayList<>();
    for (ScoreDoc hit :
        searcher.search(new KnnFloatVectorQuery(VECTOR, query, k, fresh), k).scoreDocs) {
      found.add(number(hit.doc));
    }
    return found;
  }

  private int number(int document) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      int within = document - leaf.docBase;
      if (within >= 0 && within < leaf.reader().maxDoc()) {
        NumericDocValues numbers = leaf.reader().getNumericDocValues(NUMBER);
        if (numbers != null && numbers.advanceExact(within)) {
          return (int) numbers.longValue();
        }
      }
    }
    throw new IOException("document " + document + " has no number");
  }

  @Override
  public void close() throws IOException {
    reader.close();
    writer.close();
    directory.close();
  }
}
