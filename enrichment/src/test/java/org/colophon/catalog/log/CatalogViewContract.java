package org.colophon.catalog.log;

import static org.colophon.catalog.Samples.FEED;
import static org.colophon.catalog.Samples.book;
import static org.colophon.catalog.Samples.deleted;
import static org.colophon.catalog.Samples.price;
import static org.colophon.catalog.Samples.source;
import static org.colophon.catalog.Samples.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.StatementContract;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.reference.Reference;
import org.junit.jupiter.api.Test;

/// What every view of the catalogue does.
public interface CatalogViewContract extends StatementContract {
  @Test
  default void aViewDoesNotMove() {
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    try (CatalogView view = catalog().view()) {
      catalog().record(stated(book("a", "Werft"), 2, price("a", "13", 2)));
      assertEquals(1, view.seq());
      assertEquals("Hafen", view.item(new ItemId("a")).orElseThrow().item().content().title());
      assertEquals(price("a", "12", 1).value(), view.facts(new ItemId("a")).getFirst().value());
    }
    assertEquals("Werft", version("a").item().content().title());
  }

  @Test
  default void theImprintOfAnItemIsThatOfItsVersion() {
    catalog().record(stated(book("a", "Hafen"), 1));
    catalog().record(stated(book("b", "Deich"), 2));
    catalog().record(deleted("b", 3));
    catalog().record(deleted("never-stated", 4));
    try (CatalogView view = catalog().view()) {
      assertEquals(book("a", "Hafen").imprint(), view.imprintOf(new ItemId("a")).orElseThrow());
      for (String id : List.of("a", "b", "never-stated", "unknown")) {
        ItemId item = new ItemId(id);
        assertEquals(view.item(item).map(v -> v.item().imprint()), view.imprintOf(item), id);
        for (ImprintId imprint : List.of(book("a", "Hafen").imprint(), new ImprintId("another"))) {
          assertEquals(
              view.imprintOf(item).filter(imprint::equals).isPresent(),
              view.belongsTo(item, imprint),
              id);
        }
      }
    }
  }

  @Test
  default void theLogIsReadByCursor() {
    catalog().put(new Reference.OfSource(source(FEED, null)));
    catalog().recordAll(List.of(stated(book("a", "Hafen"), 5), stated(book("b", "Deich"), 1)));
    catalog().record(new Facts(FEED, List.of(price("a", "1", 1), price("b", "2", 1))));
    catalog().record(stated(book("a", "Alt"), 4));
    catalog().confirmDelivery(FEED);
    ItemId a = new ItemId("a");
    ItemId b = new ItemId("b");
    assertEquals(
        List.of(
            new Catalog.LogEntry.ContextChange(1),
            new Catalog.LogEntry.Stated(2, List.of(a)),
            new Catalog.LogEntry.Stated(3, List.of(b)),
            new Catalog.LogEntry.Stated(4, List.of(a, b)),
            new Catalog.LogEntry.Stated(5, List.of()),
            new Catalog.LogEntry.Delivered(6, FEED)),
        catalog().log(0, 100));
    assertEquals(List.of(new Catalog.LogEntry.Stated(3, List.of(b))), catalog().log(2, 1));
    assertEquals(List.of(), catalog().log(6, 10));
  }

  @Test
  default void itemsAreListedByCursor() {
    catalog()
        .recordAll(
            List.of(
                stated(book("b", "B"), 1), stated(book("a", "A"), 1), stated(book("c", "C"), 1)));
    assertEquals(List.of(new ItemId("a"), new ItemId("b")), seen(view -> view.items("", 2)));
    assertEquals(List.of(new ItemId("c")), seen(view -> view.items("b", 2)));
  }

  @Test
  default void everyItemIsWalkedOnceAlsoBeyondOnePage() {
    List<ItemId> ids =
        IntStream.range(0, 2_001).mapToObj(i -> new ItemId("i%04d".formatted(i))).toList();
    assertEquals(List.of(), seen(view -> view.items().toList()));
    catalog()
        .recordAll(ids.stream().<Submission>map(id -> stated(book(id.value(), "T"), 1)).toList());
    assertEquals(ids, seen(view -> view.items().toList()));
  }

  @Test
  @SuppressWarnings("try") // closing twice is the point
  default void closingAViewTwiceIsHarmless() {
    CatalogView view = catalog().view();
    view.close();
    view.close();
    assertEquals(0, seen(CatalogView::seq));
  }
}
