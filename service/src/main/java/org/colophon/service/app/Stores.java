package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.desk.Decisions;
import org.colophon.governance.RevocationFence;
import org.colophon.service.sqlite.SqliteAudiences;
import org.colophon.service.sqlite.SqliteCatalog;
import org.colophon.service.sqlite.SqliteChangeFeed;
import org.colophon.service.sqlite.SqliteDatabase;
import org.colophon.service.sqlite.SqliteDecisions;
import org.colophon.service.sqlite.SqliteDirectory;
import org.colophon.service.sqlite.SqliteEnrichments;
import org.colophon.service.sqlite.SqliteTargetings;
import org.colophon.service.sqlite.SqliteVectors;

/// The stores of a data directory, all in one database. Closing twice is harmless.
///
/// @param fence settled by every write to the catalogue
public record Stores(
    SqliteDatabase database,
    RevocationFence fence,
    SqliteCatalog catalog,
    SqliteAudiences audiences,
    SqliteVectors vectors,
    SqliteEnrichments enrichments,
    SqliteDirectory directory,
    Decisions.Records records)
    implements AutoCloseable {

  public static Stores open(Path directory, InstantSource clock) {
    SqliteDatabase database = SqliteDatabase.open(directory);
    RevocationFence fence = new RevocationFence();
    return new Stores(
        database,
        fence,
        new SqliteCatalog(database, clock, fence),
        new SqliteAudiences(database),
        new SqliteVectors(database),
        new SqliteEnrichments(database),
        new SqliteDirectory(database),
        new Decisions.Records(
            new SqliteDecisions(database),
            new SqliteTargetings(database),
            new SqliteChangeFeed(database, clock),
            database::together));
  }

  @Override
  public void close() {
    database.close();
  }
}
