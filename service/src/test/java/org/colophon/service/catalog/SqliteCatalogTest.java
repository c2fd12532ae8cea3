package org.colophon.service.catalog;

import java.nio.file.Path;
import org.colophon.catalog.Samples;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogContract;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogTest implements CatalogContract {
  private final SettableClock clock = new SettableClock(Samples.T0);
  private Database database;
  private SqliteCatalog catalog;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(directory);
    catalog = new SqliteCatalog(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }
}
