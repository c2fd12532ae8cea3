package org.colophon.service.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Samples;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A directory from before identifiers were compared opens, and knows what was recorded twice.
class IdentityRowsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private static Item at(String id, String sameAs) {
    Item item = Samples.book(id, id);
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        Samples.book(sameAs, sameAs).identity(),
        item.content(),
        item.lifecycle(),
        item.products(),
        item.events(),
        item.awards());
  }

  @Test
  void theTableIsFilledFromWhatWasStated(@TempDir Path directory) {
    try (Database database = Database.open(directory)) {
      SqliteCatalog catalog = new SqliteCatalog(database, () -> NOW);
      catalog.record(Samples.stated(at("a", "a"), 1));
      catalog.record(Samples.stated(at("b", "a"), 1));
      catalog.record(Samples.stated(at("c", "a"), 1));
      catalog.record(Samples.deleted("c", 2));
      database.change(session -> {
        session.update("DELETE FROM identity");
        session.update("INSERT INTO setting (key, value) VALUES ('identity', 'to be filled')");
      });
    }
    for (int start = 0; start < 2; start++) {
      try (Database database = Database.open(directory);
          CatalogView view = new SqliteCatalog(database, () -> NOW).view()) {
        assertEquals(List.of(new ItemId("b")), view.sameIdentity(new ItemId("a")));
        assertEquals(List.of(), view.sameIdentity(new ItemId("c")));
      }
    }
  }
}
