package org.colophon.service.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import org.colophon.audience.Audiences;
import org.colophon.audience.AudiencesContract;
import org.colophon.audience.Targetings;
import org.colophon.audience.TargetingsContract;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.desk.ChangeFeed;
import org.colophon.desk.ChangeFeedContract;
import org.colophon.enrichment.DecisionLog;
import org.colophon.enrichment.DecisionLogContract;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.enrichment.EnrichmentStoreContract;
import org.colophon.enrichment.VectorStore;
import org.colophon.enrichment.VectorStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoresTest
    implements AudiencesContract,
        TargetingsContract,
        DecisionLogContract,
        ChangeFeedContract,
        EnrichmentStoreContract,
        VectorStoreContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private SqliteDatabase database;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = SqliteDatabase.open(directory);
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
  public Audiences audiences() {
    return new SqliteAudiences(database);
  }

  @Override
  public Targetings targetings() {
    return new SqliteTargetings(database);
  }

  @Override
  public DecisionLog decisions() {
    return new SqliteDecisions(database);
  }

  @Override
  public ChangeFeed feed() {
    return new SqliteChangeFeed(database, clock);
  }

  @Override
  public EnrichmentStore enrichments() {
    return new SqliteEnrichments(database);
  }

  @Override
  public VectorStore vectors() {
    return new SqliteVectors(database);
  }
}
