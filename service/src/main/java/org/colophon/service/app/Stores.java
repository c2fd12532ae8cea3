package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.desk.Decisions;
import org.colophon.governance.RevocationFence;
import org.colophon.health.Exposures;
import org.colophon.health.HealthReporter;
import org.colophon.health.IncidentBook;
import org.colophon.health.Pulses;
import org.colophon.health.Repairs;
import org.colophon.service.sqlite.SqliteAudiences;
import org.colophon.service.sqlite.SqliteCatalog;
import org.colophon.service.sqlite.SqliteChangeFeed;
import org.colophon.service.sqlite.SqliteDatabase;
import org.colophon.service.sqlite.SqliteDecisions;
import org.colophon.service.sqlite.SqliteDirectory;
import org.colophon.service.sqlite.SqliteEnrichments;
import org.colophon.service.sqlite.SqliteExposures;
import org.colophon.service.sqlite.SqliteIncidents;
import org.colophon.service.sqlite.SqlitePulses;
import org.colophon.service.sqlite.SqliteRepairs;
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
    HealthStores health,
    Decisions.Records records)
    implements AutoCloseable {

  /// What is kept of the catalogue's health.
  public record HealthStores(
      Pulses pulses, IncidentBook incidents, Exposures exposures, Repairs repairs) {}

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
        new HealthStores(
            new SqlitePulses(database),
            new IncidentBook(new SqliteIncidents(database)),
            new SqliteExposures(database),
            new SqliteRepairs(database)),
        new Decisions.Records(
            new SqliteDecisions(database),
            new SqliteTargetings(database),
            new SqliteChangeFeed(database, clock),
            database::together));
  }

  /// What the report on the catalogue's health reads beside the catalogue.
  public HealthReporter.Records healthRecords() {
    return new HealthReporter.Records(
        directory, health.pulses(), health.incidents(), health.exposures(), records.targetings());
  }

  @Override
  public void close() {
    database.close();
  }
}
