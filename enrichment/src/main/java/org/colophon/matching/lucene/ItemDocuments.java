package org.colophon.matching.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.matching.IndexedItem;
import org.colophon.matching.SubjectTerms;

/// A converter from items to index documents.
final class ItemDocuments {
  private ItemDocuments() {}

  /// The documents of one item; they are replaced together, by the item's id.
  static List<Document> of(IndexedItem item) {
    List<Document> documents = new ArrayList<>();
    documents.add(words(item));
    for (EmbeddedPassage passage : item.passages()) {
      Document document = narrowing(item, passage.passage().ordinal());
      float[] vector = passage.vector().toArray();
      FieldType type =
          KnnFloatVectorField.createFieldType(vector.length, VectorSimilarityFunction.DOT_PRODUCT);
      document.add(new KnnFloatVectorField(FieldNames.VECTOR, vector, type));
      documents.add(document);
    }
    return documents;
  }

  private static Document words(IndexedItem item) {
    Document document = narrowing(item, -1);
    String title = Analysis.clean(item.title());
    String all = title + "\n" + Analysis.clean(item.text());
    document.add(new StringField(FieldNames.KIND, FieldNames.ITEM, Field.Store.NO));
    document.add(new TextField(FieldNames.TITLE_WORDS, title, Field.Store.NO));
    document.add(new TextField(FieldNames.WORDS, all, Field.Store.NO));
    if (Analysis.isStemmed(item.language())) {
      document.add(new TextField(FieldNames.stemmed(item.language()), all, Field.Store.NO));
    }
    for (String subject : SubjectTerms.withParents(item.subjects())) {
      document.add(new StringField(FieldNames.SUBJECT, subject, Field.Store.NO));
    }
    return document;
  }

  private static Document narrowing(IndexedItem item, int ordinal) {
    Document document = new Document();
    document.add(new StringField(FieldNames.ID, item.id().value(), Field.Store.NO));
    document.add(new SortedDocValuesField(FieldNames.ID, new BytesRef(item.id().value())));
    document.add(new SortedDocValuesField(FieldNames.LANGUAGE, new BytesRef(item.language())));
    document.add(new SortedDocValuesField(FieldNames.TYPE, new BytesRef(item.type().name())));
    document.add(
        new SortedDocValuesField(FieldNames.IMPRINT, new BytesRef(item.imprint().value())));
    document.add(new NumericDocValuesField(FieldNames.ORDINAL, ordinal));
    return document;
  }
}
