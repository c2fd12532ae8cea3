package org.colophon.service.store;

import static org.colophon.catalog.Samples.book;
import static org.colophon.catalog.Samples.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Samples;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.catalog.SqliteCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that another program holds on to.
class StoreFaultsTest {
  @TempDir private Path directory;

  @Test
  void whatCannotBeWrittenWhileAnotherProgramLocksItIsNotAcknowledgedAndNotKept()
      throws SQLException {
    SettableClock clock = new SettableClock(Samples.minute(1_000));
    try (Database database = Database.open(directory)) {
      SqliteCatalog catalog = new SqliteCatalog(database, clock);
      catalog.record(stated(book("a", "Hafen"), 1));
      String url = "jdbc:sqlite:" + directory.resolve(Database.FILE);
      try (Connection other = DriverManager.getConnection(url);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        StoreException refused =
            assertThrows(StoreException.class, () -> catalog.record(stated(book("b", "Deich"), 1)));
        assertTrue(refused.toString().contains("locked by another program"), refused::toString);
        assertEquals(List.of(new ItemId("a")), items(catalog)); // readers go on
        statement.execute("ROLLBACK");
      }
      assertEquals(List.of(new ItemId("a")), items(catalog));
      catalog.record(stated(book("b", "Deich"), 1));
      assertEquals(List.of(new ItemId("a"), new ItemId("b")), items(catalog));
    }
  }

  private static List<ItemId> items(SqliteCatalog catalog) {
    try (CatalogView view = catalog.view()) {
      return view.items("", 10);
    }
  }
}
