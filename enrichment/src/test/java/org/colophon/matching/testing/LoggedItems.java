package org.colophon.matching.testing;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.testing.MemoryCatalog;

/// German books in a catalogue in memory, written in one line each.
public final class LoggedItems {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId CMS = new SourceId("cms");

  private final Catalog catalog = new MemoryCatalog(() -> AT);
  private long order;

  /// The catalogue that they are in.
  public Catalog catalog() {
    return catalog;
  }

  /// Writes a German book in a new version.
  public void write(String id, String title, String text, Subject... subjects) {
    write(id, new Content("de", title, null, text, List.of(), List.of(subjects), null, null));
  }

  /// Writes a book in a new version.
  public void write(String id, Content content) {
    Item item =
        new Item(
            new ItemId(id),
            new ImprintId("books"),
            ContentType.BOOK,
            null,
            new Identity(CMS, id, null, null, null, null),
            content,
            Lifecycle.publishedAt(AT),
            List.of(),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(item, next(), AT, List.of()));
  }

  /// States a fact, which changes no version.
  public void touch(String id) {
    FactKey key = new FactKey(new EntityRef.OfItem(new ItemId(id)), FactType.CATEGORY, "");
    Submission.StatedFact fact =
        new Submission.StatedFact(key, new FactValue.Code("c" + order), next(), AT, null, null);
    catalog.record(new Submission.Facts(CMS, List.of(fact)));
  }

  /// Deletes an item.
  public void delete(String id) {
    catalog.record(new Submission.Deletion(new ItemId(id), CMS, next(), AT));
  }

  private OrderKey next() {
    return new OrderKey(0, ++order);
  }
}
