package org.colophon.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentIndex;
import org.colophon.models.Embedding;

/// A [SegmentIndex] in memory: segments are few, so that every prototype is compared, and after a
/// start they are put in again.
public final class LuceneSegmentIndex implements SegmentIndex {
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private final PerLeaf<PrototypeLeaf> prototypes = new PerLeaf<>(PrototypeLeaf::read);

  public LuceneSegmentIndex() {
    try {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setCodec(Vectors.codec());
      this.writer = new IndexWriter(directory, config);
      this.searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void put(SegmentId id, List<Prototype> prototypes) {
    List<Document> documents = prototypes.stream().map(p -> document(id, p)).toList();
    try {
      if (documents.isEmpty()) {
        writer.deleteDocuments(new Term(PrototypeLeaf.SEGMENT, id.value()));
      } else {
        writer.updateDocuments(new Term(PrototypeLeaf.SEGMENT, id.value()), documents);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void remove(SegmentId id) {
    put(id, List.of());
  }

  @Override
  public List<SegmentHit> search(List<Embedding> vectors, int k) {
    try {
      // not with each write: of many in a row, as at a start, only the next search pays for it
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        return search(searcher.getIndexReader().leaves(), vectors, k);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private List<SegmentHit> search(List<LeafReaderContext> leaves, List<Embedding> vectors, int k)
      throws IOException {
    Map<SegmentId, SegmentHit> bySegment = new HashMap<>();
    List<float[]> queries = vectors.stream().map(Embedding::toArray).toList();
    for (LeafReaderContext leaf : leaves) {
      for (SegmentHit hit :
          prototypes.of(leaf.reader()).hits(leaf.reader().getLiveDocs(), queries)) {
        bySegment.merge(hit.id(), hit, LuceneSegmentIndex::better);
      }
    }
    return bySegment.values().stream()
        .filter(hit -> hit.vector() >= 0)
        .sorted(
            Comparator.comparingDouble(SegmentHit::similarity)
                .reversed()
                .thenComparing(hit -> hit.id().value()))
        .limit(k)
        .toList();
  }

  private static SegmentHit better(SegmentHit a, SegmentHit b) {
    SegmentHit near = b.similarity() > a.similarity() ? b : a;
    double against = Math.max(a.against(), b.against());
    return new SegmentHit(near.id(), near.similarity(), near.vector(), near.origin(), against);
  }

  @Override
  public synchronized void close() {
    try {
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static Document document(SegmentId id, Prototype prototype) {
    Document document = new Document();
    float[] vector = prototype.vector().toArray();
    FieldType type =
        KnnFloatVectorField.createFieldType(vector.length, VectorSimilarityFunction.DOT_PRODUCT);
    document.add(new StringField(PrototypeLeaf.SEGMENT, id.value(), Field.Store.NO));
    document.add(new SortedDocValuesField(PrototypeLeaf.SEGMENT, new BytesRef(id.value())));
    document.add(new SortedDocValuesField(PrototypeLeaf.ORIGIN, new BytesRef(prototype.origin())));
    document.add(new NumericDocValuesField(PrototypeLeaf.NEGATIVE, prototype.negative() ? 1 : 0));
    document.add(new KnnFloatVectorField(PrototypeLeaf.VECTOR, vector, type));
    return document;
  }

  private static RuntimeException failed(IOException cause) {
    return new UncheckedIOException("the segment index failed", cause);
  }
}
