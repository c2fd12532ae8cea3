package org.colophon.service.store;

import static org.colophon.catalog.Samples.FEED;
import static org.colophon.catalog.Samples.book;
import static org.colophon.catalog.Samples.price;
import static org.colophon.catalog.Samples.source;
import static org.colophon.catalog.Samples.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.RandomHistory;
import org.colophon.catalog.Samples;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.catalog.SqliteCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private final SettableClock clock = new SettableClock(Samples.minute(1_000));
  @TempDir private Path directory;

  private static Optional<ItemVersion> item(SqliteCatalog catalog, String id) {
    try (CatalogView view = catalog.view()) {
      return view.item(new ItemId(id));
    }
  }

  @Test
  void everythingIsThereAfterReopening() {
    Hold hold =
        new Hold(
            "h",
            new Hold.Scope.OfSubject(Samples.content("x").subjects().getFirst()),
            "recall",
            "kim",
            Samples.T0,
            null);
    Optional<ItemVersion> before;
    try (Database database = Database.open(directory)) {
      SqliteCatalog catalog = new SqliteCatalog(database, clock);
      catalog.put(new Reference.OfSource(source(FEED, null)));
      catalog.record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
      catalog.confirmDelivery(FEED);
      catalog.place(hold);
      before = item(catalog, "a");
      assertEquals(clock.instant(), before.orElseThrow().confirmedAt());
    }
    try (Database database = Database.open(directory)) {
      SqliteCatalog catalog = new SqliteCatalog(database, clock);
      assertEquals(before, item(catalog, "a"));
      try (CatalogView view = catalog.view()) {
        assertEquals(List.of(hold), view.holds());
        assertEquals(1, view.facts(new ItemId("a")).size());
        assertEquals(4, view.seq());
      }
    }
  }

  @Test
  void aSecondOwnerIsRefused() {
    Database first = Database.open(directory);
    StoreException refused =
        assertThrows(StoreException.class, () -> Database.open(directory).close());
    assertTrue(refused.toString().contains("in use by a running Colophon"));
    first.close();
    Database.open(directory).close();
  }

  @Test
  void aNewerSchemaIsRefused() {
    try (Database database = Database.open(directory)) {
      database.change(
          session -> session.execute("INSERT INTO schema_version VALUES (99, '0099-later.sql')"));
    }
    StoreException refused =
        assertThrows(StoreException.class, () -> Database.open(directory).close());
    assertTrue(refused.toString().contains("newer Colophon (schema 99"), refused::toString);
  }

  @Test
  void theLogAndDecisionsCannotBeRewritten() {
    try (Database database = Database.open(directory)) {
      new SqliteCatalog(database, clock).record(stated(book("a", "Hafen"), 1));
      for (String sql :
          List.of(
              "UPDATE log SET recorded_at = 0", "DELETE FROM log", "UPDATE log SET payload = ''")) {
        StoreException refused =
            assertThrows(
                StoreException.class, () -> database.change(session -> session.execute(sql)));
        assertTrue(refused.toString().contains("append-only"), refused::toString);
      }
    }
  }

  @Test
  void writesTogetherAreKeptTogetherOrNotAtAll() {
    try (Database database = Database.open(directory)) {
      SqliteCatalog catalog = new SqliteCatalog(database, clock);
      assertThrows(
          IllegalStateException.class,
          () ->
              database.together(() -> {
                catalog.record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
                throw new IllegalStateException("the second write failed");
              }));
      assertEquals(Optional.empty(), item(catalog, "a"));
      assertEquals(List.of(), catalog.log(0, 10));
      database.together(() -> {
        catalog.record(stated(book("a", "Hafen"), 1));
        catalog.record(stated(book("b", "Moor"), 1));
      });
      assertEquals(2, catalog.log(0, 10).size());
    }
  }

  @Test
  void aDatabaseThatIsClosedSaysSo() {
    Database database = Database.open(directory);
    SqliteCatalog catalog = new SqliteCatalog(database, clock);
    database.close();
    database.close();
    assertThrows(IllegalStateException.class, catalog::view);
    assertThrows(IllegalStateException.class, () -> catalog.lift("h"));
  }

  @Test
  void currentTablesEqualAFoldOfTheLog() {
    for (long seed = 1; seed <= 5; seed++) {
      Path here = directory.resolve("seed-" + seed);
      try (Database database = Database.open(here)) {
        SqliteCatalog catalog = new SqliteCatalog(database, clock);
        RandomHistory history = new RandomHistory(seed);
        catalog.put(new Reference.OfSource(source(FEED, null)));
        catalog.recordAll(history.opening());
        for (Submission submission : history.submissions(60)) {
          clock.advance(Duration.ofSeconds(7));
          catalog.record(submission);
          if (submission instanceof Submission.Deletion) {
            catalog.confirmDelivery(FEED);
          }
        }
        catalog.place(
            new Hold(
                "h",
                new Hold.Scope.Items(Set.of(new ItemId("a"))),
                "injunction",
                "kim",
                Instant.EPOCH,
                null));
        assertSame(catalog, seed);
      }
    }
  }

  private static void assertSame(SqliteCatalog catalog, long seed) {
    try (CatalogView current = catalog.view();
        CatalogView folded = MemoryCatalog.fold(catalog.records(0, 1_000))) {
      assertEquals(folded.seq(), current.seq());
      List<ItemId> ids = folded.items("", 100);
      assertEquals(ids, current.items("", 100));
      for (ItemId id : ids) {
        assertEquals(folded.item(id), current.item(id), "seed " + seed);
        assertEquals(folded.facts(id), current.facts(id), "seed " + seed);
      }
      assertEquals(folded.holds(), current.holds());
      assertEquals(folded.source(FEED), current.source(FEED));
    }
  }
}
