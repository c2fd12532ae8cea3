package org.colophon.service.segments;

import java.nio.file.Path;
import org.colophon.audience.Audiences;
import org.colophon.audience.AudiencesContract;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAudiencesTest implements AudiencesContract {
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
  public Audiences audiences() {
    return new SqliteAudiences(database, desk -> true);
  }
}
