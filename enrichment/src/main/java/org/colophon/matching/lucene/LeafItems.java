package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.ItemQuery.Filter;

/// Which item each document of one index segment belongs to, and the narrowing fields of the items,
/// in memory. Immutable: deletions are looked at elsewhere.
final class LeafItems {
  private final int[] itemOfDocument;
  private final int[] ordinalOfDocument;
  private final Entry[] items;

  private LeafItems(int[] itemOfDocument, int[] ordinalOfDocument, Entry[] items) {
    this.itemOfDocument = itemOfDocument;
    this.ordinalOfDocument = ordinalOfDocument;
    this.items = items;
  }

  /// Reads a segment's documents; once in the segment's life.
  static LeafItems read(LeafReader reader) throws IOException {
    int documents = reader.maxDoc();
    SortedDocValues ids = DocValues.getSorted(reader, Fields.ID);
    NumericDocValues ordinals = DocValues.getNumeric(reader, Fields.ORDINAL);
    Columns columns = new Columns(reader);
    int[] itemOf = new int[documents];
    int[] ordinalOf = new int[documents];
    Entry[] items = new Entry[ids.getValueCount()];
    for (int document = 0; document < documents; document++) {
      if (!ids.advanceExact(document) || !ordinals.advanceExact(document)) {
        throw new IOException("document " + document + " has no item");
      }
      itemOf[document] = ids.ordValue();
      ordinalOf[document] = (int) ordinals.longValue();
      if (items[itemOf[document]] == null) {
        String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
        items[itemOf[document]] = columns.entry(document, new ItemId(id));
      }
    }
    return new LeafItems(itemOf, ordinalOf, items);
  }

  int itemCount() {
    return items.length;
  }

  /// The item's place among this segment's items.
  int item(int document) {
    return itemOfDocument[document];
  }

  ItemId id(int item) {
    return items[item].id;
  }

  /// The passage's ordinal; -1 for the document with the words.
  int ordinal(int document) {
    return ordinalOfDocument[document];
  }

  boolean passes(int item, Filter filter) {
    Entry entry = items[item];
    return allows(filter.languages(), entry.language)
        && allows(filter.types(), entry.type)
        && allows(filter.imprints(), entry.imprint)
        && !filter.exclude().contains(entry.id)
        && filter.eligible().test(entry.id);
  }

  private static <T> boolean allows(Set<T> allowed, T value) {
    return allowed.isEmpty() || allowed.contains(value);
  }

  /// What the filter looks at.
  private record Entry(ItemId id, String language, ContentType type, ImprintId imprint) {}

  /// Reads the narrowing fields; equal values are one object.
  private static final class Columns {
    private final SortedDocValues languages;
    private final SortedDocValues types;
    private final SortedDocValues imprints;
    private final Map<String, String> languageOf = new HashMap<>();
    private final Map<String, ImprintId> imprintOf = new HashMap<>();

    Columns(LeafReader reader) throws IOException {
      this.languages = DocValues.getSorted(reader, Fields.LANGUAGE);
      this.types = DocValues.getSorted(reader, Fields.TYPE);
      this.imprints = DocValues.getSorted(reader, Fields.IMPRINT);
    }

    Entry entry(int document, ItemId id) throws IOException {
      String language = value(languages, document);
      return new Entry(
          id,
          languageOf.computeIfAbsent(language, l -> l),
          ContentType.valueOf(value(types, document)),
          imprintOf.computeIfAbsent(value(imprints, document), ImprintId::new));
    }

    private static String value(SortedDocValues column, int document) throws IOException {
      if (!column.advanceExact(document)) {
        throw new IOException("document " + document + " lacks a narrowing field");
      }
      return column.lookupOrd(column.ordValue()).utf8ToString();
    }
  }
}
