package org.colophon.service.readers;

import java.nio.file.Path;
import java.time.Instant;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.feed.ChangeFeed;
import org.colophon.feed.ChangeFeedContract;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteChangeFeedTest implements ChangeFeedContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private Database database;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(directory);
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
  public ChangeFeed feed() {
    return new SqliteChangeFeed(database, clock);
  }
}
