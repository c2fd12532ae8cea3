package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.EligibleNumbers;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.ItemQuery.Filter;

/// The item of each document of one index segment, with the items' narrowing fields, in memory. An
/// item's place is its rank among the ids of the segment. Immutable: deletions are looked at
/// elsewhere.
final class LeafItems {
  private final int[] itemOfDocument;
  private final int[] ordinalOfDocument;
  private final ItemId[] ids;
  private final int[] numberOfItem;
  private final ItemNumbers numbers;
  private final Column<String> languages;
  private final Column<ContentType> types;
  private final Column<ImprintId> imprints;

  private LeafItems(LeafReader reader, ItemNumbers numbers) throws IOException {
    int documents = reader.maxDoc();
    SortedDocValues sorted = DocValues.getSorted(reader, FieldNames.ID);
    NumericDocValues ordinals = DocValues.getNumeric(reader, FieldNames.ORDINAL);
    int count = sorted.getValueCount();
    this.itemOfDocument = new int[documents];
    this.ordinalOfDocument = new int[documents];
    this.ids = new ItemId[count];
    this.numberOfItem = new int[count];
    this.numbers = numbers;
    for (int document = 0; document < documents; document++) {
      if (!sorted.advanceExact(document) || !ordinals.advanceExact(document)) {
        throw new IOException("document " + document + " has no item");
      }
      itemOfDocument[document] = sorted.ordValue();
      ordinalOfDocument[document] = (int) ordinals.longValue();
    }
    for (int item = 0; item < count; item++) {
      ItemId id = new ItemId(sorted.lookupOrd(item).utf8ToString());
      ids[item] = id;
      numberOfItem[item] = numbers.of(id);
    }
    this.languages = new Column<>(reader, FieldNames.LANGUAGE, itemOfDocument, count, l -> l);
    this.types = new Column<>(reader, FieldNames.TYPE, itemOfDocument, count, ContentType::valueOf);
    this.imprints = new Column<>(reader, FieldNames.IMPRINT, itemOfDocument, count, ImprintId::new);
  }

  /// Reads a segment's documents; once in the segment's life.
  static LeafItems read(LeafReader reader, ItemNumbers numbers) throws IOException {
    return new LeafItems(reader, numbers);
  }

  int itemCount() {
    return ids.length;
  }

  /// The item's place among this segment's items.
  int item(int document) {
    return itemOfDocument[document];
  }

  ItemId id(int item) {
    return ids[item];
  }

  /// The passage's ordinal; -1 for the document with the words.
  int ordinal(int document) {
    return ordinalOfDocument[document];
  }

  /// The filter over this segment's items.
  IntPredicate passing(Filter filter) {
    List<IntPredicate> tests = new ArrayList<>();
    tests.addAll(languages.among(filter.languages()));
    tests.addAll(types.among(filter.types()));
    tests.addAll(imprints.among(filter.imprints()));
    tests.add(eligible(filter));
    if (!filter.exclude().isEmpty()) {
      tests.add(item -> !filter.exclude().contains(ids[item]));
    }
    return tests.stream().reduce(IntPredicate::and).orElseThrow();
  }

  private IntPredicate eligible(Filter filter) {
    if (filter.eligible() instanceof EligibleNumbers byNumber && byNumber.numbers() == numbers) {
      return item -> byNumber.test(numberOfItem[item]);
    }
    return item -> filter.eligible().test(ids[item]);
  }

  /// A narrowing field: a small code for each item.
  private static final class Column<T> {
    private final List<T> values = new ArrayList<>();
    private final short[] codes;

    Column(LeafReader reader, String field, int[] itemOf, int items, Function<String, T> parse)
        throws IOException {
      SortedDocValues column = DocValues.getSorted(reader, field);
      if (column.getValueCount() > Short.MAX_VALUE) {
        throw new IOException("too many values of " + field + ": " + column.getValueCount());
      }
      for (int code = 0; code < column.getValueCount(); code++) {
        values.add(parse.apply(column.lookupOrd(code).utf8ToString()));
      }
      this.codes = new short[items];
      for (int document = 0; document < itemOf.length; document++) {
        if (!column.advanceExact(document)) {
          throw new IOException("document " + document + " lacks a narrowing field");
        }
        codes[itemOf[document]] = (short) column.ordValue();
      }
    }

    /// The test that an item has one of the given values; none when they rule nothing out.
    List<IntPredicate> among(Set<T> allowed) {
      if (allowed.isEmpty()) {
        return List.of();
      }
      BitSet passing = new BitSet(values.size());
      for (int code = 0; code < values.size(); code++) {
        passing.set(code, allowed.contains(values.get(code)));
      }
      return List.of(item -> passing.get(codes[item]));
    }
  }
}
