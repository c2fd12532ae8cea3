package org.colophon.matching.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.IndexedItem;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.colophon.text.Passage;

/// Makes items for an index.
public final class IndexedItems {
  private IndexedItems() {}

  /// A German book with the given words and vectors.
  public static IndexedItem german(String id, String title, String text, Embedding... vectors) {
    return item(id, ContentType.BOOK, "de", title, text, List.of(vectors));
  }

  /// An English article with the given words and vectors.
  public static IndexedItem english(String id, String title, String text, Embedding... vectors) {
    return item(id, ContentType.NEWS, "en", title, text, List.of(vectors));
  }

  private static IndexedItem item(
      String id,
      ContentType type,
      String language,
      String title,
      String text,
      List<Embedding> vectors) {
    List<EmbeddedPassage> passages = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      Passage passage = new Passage(i, new Span(0, i == 0 ? 0 : text.length()), "h" + i);
      passages.add(new EmbeddedPassage(passage, vectors.get(i)));
    }
    ImprintId imprint = new ImprintId(type == ContentType.BOOK ? "books" : "paper");
    return new IndexedItem(
        new ItemId(id), imprint, type, language, title, text, Set.of("topics:t"), passages);
  }
}
