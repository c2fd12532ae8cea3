package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.colophon.desk.Decisions;
import org.colophon.enrichment.VocabularyReader;
import org.colophon.eval.labelling.Choices;
import org.colophon.eval.labelling.Labellings;
import org.colophon.exposure.RecallWatch;
import org.colophon.governance.Policies;
import org.colophon.governance.PolicyException;
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
import org.colophon.service.sqlite.SqliteLabels;
import org.colophon.service.sqlite.SqlitePeople;
import org.colophon.service.sqlite.SqlitePolicies;
import org.colophon.service.sqlite.SqlitePulses;
import org.colophon.service.sqlite.SqliteRecalls;
import org.colophon.service.sqlite.SqliteRepairs;
import org.colophon.service.sqlite.SqliteRuns;
import org.colophon.service.sqlite.SqliteTargetings;
import org.colophon.service.sqlite.SqliteVectors;

/// The stores of a data directory, all in one database. Closing twice is harmless.
///
/// @param policies live; those of the directory's files over those that come with the product
/// @param fence settled by every write to the catalogue
public record Stores(
    SqliteDatabase database,
    RevocationFence fence,
    SqliteCatalog catalog,
    SqliteAudiences audiences,
    SqlitePeople people,
    SqliteVectors vectors,
    SqliteEnrichments enrichments,
    SqliteDirectory directory,
    Policies policies,
    Decisions.Records records,
    HealthStores health,
    RecallWatch.Books books,
    SqliteRuns runs)
    implements AutoCloseable {

  /// What is kept of the catalogue's health.
  public record HealthStores(
      Pulses pulses, IncidentBook incidents, Exposures exposures, Repairs repairs) {}

  public static Stores open(Path directory, InstantSource clock) {
    SqliteDatabase database = SqliteDatabase.open(directory);
    RevocationFence fence = new RevocationFence();
    SqliteChangeFeed changes = new SqliteChangeFeed(database, clock);
    SqliteExposures exposures = new SqliteExposures(database, clock.instant());
    try {
      return new Stores(
          database,
          fence,
          new SqliteCatalog(database, clock, fence),
          new SqliteAudiences(database),
          new SqlitePeople(database),
          new SqliteVectors(database),
          new SqliteEnrichments(database),
          new SqliteDirectory(database),
          Policies.open(new PolicyDirectory(directory), new SqlitePolicies(database), fence, clock),
          new Decisions.Records(
              new SqliteDecisions(database),
              new SqliteTargetings(database),
              changes,
              database::together),
          new HealthStores(
              new SqlitePulses(database),
              new IncidentBook(new SqliteIncidents(database)),
              exposures,
              new SqliteRepairs(database)),
          new RecallWatch.Books(exposures, new SqliteRecalls(database, changes, clock)),
          new SqliteRuns(database));
    } catch (PolicyException e) {
      database.close();
      throw e;
    }
  }

  /// The samples that people label.
  public Labellings labellings(InstantSource clock) {
    Choices choices = new Choices(audiences, List.of(VocabularyReader.topics()));
    return new Labellings(catalog, choices, new SqliteLabels(database), clock);
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
