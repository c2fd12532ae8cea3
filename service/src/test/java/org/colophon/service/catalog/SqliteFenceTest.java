package org.colophon.service.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.governance.Context;
import org.colophon.governance.RevocationFence;
import org.colophon.service.readers.SqliteExposures;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The fence around the real store.
@Timeout(60)
class SqliteFenceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final ItemId ITEM = new ItemId("a");

  @TempDir private Path directory;
  private final RevocationFence fence = new RevocationFence();
  private Database database;
  private SqliteCatalog catalog;
  private SqliteExposures ledger;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    catalog = new SqliteCatalog(database, () -> NOW, fence);
    ledger = new SqliteExposures(database, NOW);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void hold() {
    catalog.place(
        new Hold("h", new Hold.Scope.Items(Set.of(ITEM)), "injunction", "legal", NOW, null));
  }

  private Exposure exposure() {
    Exposure.Shown shown = new Exposure.Shown(ITEM, new ImprintId("kai"), 1, "book@1", List.of());
    return new Exposure(
        ledger.nextId(),
        "/v1/x",
        Context.recommend("DE"),
        false,
        NOW,
        NOW,
        NOW.plusSeconds(60),
        new Exposure.Basis(0, "", ""),
        List.of(shown));
  }

  /// A hold is committed at once, waits for the answer, and does not keep the ledger from it.
  @Test
  void aHoldWaitsForAnAnswerThatIsBeingWrittenDown() throws InterruptedException {
    AtomicReference<Thread> holding = new AtomicReference<>();
    AtomicBoolean acknowledged = new AtomicBoolean();
    fence.pass(() -> {
      holding.set(
          Thread.ofPlatform()
              .start(() -> {
                hold();
                acknowledged.set(true);
              }));
      while (catalog.log(0, 1).isEmpty()) {
        Thread.onSpinWait();
      }
      ledger.record(exposure());
      assertFalse(acknowledged.get());
      return true;
    });
    holding.get().join();
    assertTrue(acknowledged.get());
    assertEquals(1, ledger.standing(NOW, Set.of(ITEM)).size());
  }

  /// What is written together is acknowledged together, after its commit.
  @Test
  void writesTogetherSettleAfterTheirCommit() throws InterruptedException {
    AtomicReference<Thread> holding = new AtomicReference<>();
    fence.pass(() -> {
      holding.set(Thread.ofPlatform().start(() -> database.together(this::hold)));
      while (catalog.log(0, 1).isEmpty()) {
        Thread.onSpinWait();
      }
      assertTrue(holding.get().isAlive());
      ledger.record(exposure());
      return true;
    });
    holding.get().join();
  }
}
