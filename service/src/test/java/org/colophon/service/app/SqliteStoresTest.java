package org.colophon.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLogContract;
import org.colophon.annotation.Mentions;
import org.colophon.annotation.VectorStore;
import org.colophon.annotation.VectorStoreContract;
import org.colophon.audience.Targetings;
import org.colophon.audience.TargetingsContract;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.enrichment.EnrichmentStoreContract;
import org.colophon.health.IncidentStore;
import org.colophon.health.IncidentStoreContract;
import org.colophon.health.Repair;
import org.colophon.health.SourceHeartbeat;
import org.colophon.service.health.SqliteIncidents;
import org.colophon.service.items.SqliteRepairs;
import org.colophon.service.readers.SqliteExposures;
import org.colophon.service.runs.SqliteEnrichments;
import org.colophon.service.runs.SqliteVectors;
import org.colophon.service.sources.SqliteHeartbeats;
import org.colophon.service.store.Database;
import org.colophon.service.suggestions.SqliteDecisions;
import org.colophon.service.suggestions.SqliteTargetings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoresTest
    implements TargetingsContract,
        DecisionLogContract,
        EnrichmentStoreContract,
        IncidentStoreContract,
        VectorStoreContract {
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
  public Targetings targetings() {
    return new SqliteTargetings(database);
  }

  @Override
  public DecisionLog decisions() {
    return new SqliteDecisions(database);
  }

  @Override
  public EnrichmentStore enrichments() {
    return new SqliteEnrichments(database);
  }

  @Override
  public IncidentStore incidents() {
    return new SqliteIncidents(database);
  }

  @Test
  void pulsesAndRepairsAreKept() {
    Instant start = clock.instant();
    SourceId feed = new SourceId("feed");
    SqliteHeartbeats pulses = new SqliteHeartbeats(database);
    assertEquals(Optional.empty(), pulses.of(feed));
    SourceHeartbeat pulse =
        SourceHeartbeat.none(feed).failed(start, "timeout").delivered(start, start);
    pulses.put(pulse);
    assertEquals(Optional.of(pulse), pulses.of(feed));
    SqliteRepairs repairs = new SqliteRepairs(database);
    ItemId item = new ItemId("a");
    Repair first = new Repair(start, item, "kim", "edit", "{}");
    repairs.append(first);
    repairs.append(new Repair(start.plusSeconds(1), item, "lou", "confirm", "{}"));
    assertEquals(2, repairs.of(item, 9).size());
    assertEquals("lou", repairs.of(item, 1).getFirst().by());
    assertEquals(first, repairs.of(item, 9).getLast());
    assertEquals(Map.of(), new SqliteExposures(database, start).since(start));
  }

  @Override
  public VectorStore vectors() {
    return new SqliteVectors(database);
  }

  @Test
  void countsWhatItemsMentionAsTheirLatestEnrichmentsSay() {
    SqliteEnrichments store = new SqliteEnrichments(database);
    store.put(new ItemId("a"), mentioning("per:ada kern", "2024-03-03"));
    store.put(new ItemId("b"), mentioning("per:ada kern", "2025-01-01"));
    store.put(new ItemId("c"), mentioning("per:ben", "2024-01-31"));
    assertEquals(
        List.of(
            new Mentions.Frequent(
                "per:ada kern",
                "Label of per:ada kern",
                2,
                List.of(new ItemId("a"), new ItemId("b")))),
        store.frequent(Annotation.Kind.ENTITY, 2, 10));
    assertEquals(
        List.of("c 2024-01-31", "a 2024-03-03"),
        store.before(Annotation.Kind.DATE, "2025-01-01", 10).stream()
            .map(m -> m.item() + " " + m.value())
            .toList());
    store.put(new ItemId("b"), mentioning("per:ben", "2025-01-01"));
    assertEquals(List.of("per:ben"), store.of(new ItemId("b"), Annotation.Kind.ENTITY));
    assertEquals(
        List.of("per:ben"),
        store.frequent(Annotation.Kind.ENTITY, 2, 10).stream().map(f -> f.value()).toList());
  }

  private static EnrichmentStore.Stored mentioning(String name, String day) {
    return new EnrichmentStore.Stored(
        "de",
        "hash",
        "digest",
        List.of(),
        List.of(annotation(Annotation.Kind.ENTITY, name), annotation(Annotation.Kind.DATE, day)));
  }

  private static Annotation annotation(Annotation.Kind kind, String value) {
    return new Annotation(kind, value, "Label of " + value, List.of(), 0.5, "m", "hash");
  }
}
