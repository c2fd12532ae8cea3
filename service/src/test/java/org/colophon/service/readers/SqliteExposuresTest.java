package org.colophon.service.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.exposure.RecallStore;
import org.colophon.governance.Context;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.recalls.SqliteRecalls;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteExposuresTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final ItemId A = new ItemId("a");
  private static final ItemId B = new ItemId("b");

  @TempDir private Path directory;
  private Database database;
  private SqliteExposures ledger;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    ledger = new SqliteExposures(database, START);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Exposure show(boolean durable, Instant served, Instant until, ItemId... items) {
    List<Shown> shown = new ArrayList<>();
    for (ItemId item : items) {
      shown.add(
          new Shown(
              item, new ImprintId("kai"), 3, "book@1", List.of("content:ab", "price:9.90 EUR")));
    }
    Exposure exposure =
        new Exposure(
            ledger.nextId(),
            "/v1/x?k=3",
            Context.recommend("DE"),
            durable,
            served,
            served,
            until,
            new Exposure.Basis(17, "0123456789abcdef", "01234567"),
            shown);
    ledger.record(exposure);
    return exposure;
  }

  private Exposure live(ItemId... items) {
    return show(false, START, START.plusSeconds(60), items);
  }

  @Test
  void givesBackWhatWasWrittenDown() {
    Exposure one = live(A, B);
    Exposure sent = show(true, START, START.plusSeconds(1), B);
    assertEquals(Optional.of(one), ledger.find(one.id()));
    assertEquals(Optional.of(sent), ledger.find(sent.id()));
    assertEquals(Optional.empty(), ledger.find("r-zzz"));
    assertEquals(Optional.empty(), ledger.find("nothing of ours"));
    assertEquals(List.of(one, sent), ledger.standing(START, Set.of(B)));
    assertEquals(List.of(one), ledger.standing(START, Set.of(A)));
    assertEquals(List.of(), ledger.standing(START, Set.of(new ItemId("c"))));
  }

  @Test
  void aPromiseIsOverAtItsEnd() {
    Exposure one = live(A);
    Exposure sent = show(true, START, START.plusSeconds(1), A);
    assertEquals(
        List.of(one, sent), ledger.standing(START.plusSeconds(60).minusNanos(1_000), Set.of(A)));
    assertEquals(List.of(sent), ledger.standing(START.plusSeconds(60), Set.of(A)));
  }

  @Test
  void isThereAfterReopening() {
    Exposure one = live(A, B);
    Exposure sent = show(true, START, START.plusSeconds(1), B);
    database.close();
    open();
    assertEquals(List.of(one, sent), ledger.standing(START, Set.of(B)));
    String next = ledger.nextId();
    assertNotEquals(one.id(), next);
    assertNotEquals(sent.id(), next);
  }

  /// A process that ended between a write and the look at what it takes back.
  @Test
  void whatEndedWhileNobodyLookedIsThereAfterReopening() {
    Exposure one = live(A);
    SqliteChangeFeed changes = new SqliteChangeFeed(database, () -> START);
    SqliteRecalls recalls = new SqliteRecalls(database, changes, () -> START);
    recalls.record(List.of(), new RecallStore.Progress(0, 0, "", START));
    Instant later = START.plus(Duration.ofHours(2));
    ledger = new SqliteExposures(database, later);
    assertEquals(List.of(), ledger.standing(START, Set.of(A)));
    new SqliteCatalog(database, () -> START.plusSeconds(30))
        .place(new Hold("h", new Hold.Scope.Items(Set.of(A)), "injunction", "legal", START, null));
    ledger = new SqliteExposures(database, later);
    assertEquals(List.of(one), ledger.standing(START, Set.of(A)));
    ledger = new SqliteExposures(database, START.plus(Duration.ofMinutes(30)));
    assertEquals(List.of(one), ledger.standing(START, Set.of(A)));
  }

  @Test
  void givesNoIdTwiceEvenWhenAllIsForgotten() {
    Exposure last = live(A);
    ledger.forget(START.plus(Duration.ofDays(1)), START);
    database.close();
    open();
    assertNotEquals(last.id(), ledger.nextId());
  }

  @Test
  void listsByTimeAndPage() {
    Exposure first = live(A);
    Exposure second = show(false, START.plusSeconds(5), START.plusSeconds(60), B);
    Exposure third = show(false, START.plusSeconds(10), START.plusSeconds(60), A);
    Instant end = START.plusSeconds(10);
    assertEquals(List.of(first, second), ledger.served(START, end, "", 10));
    assertEquals(List.of(second), ledger.served(START, end, first.id(), 10));
    assertEquals(List.of(first), ledger.served(START, end, "", 1));
    assertEquals(List.of(third), ledger.served(end, end.plusSeconds(1), "", 10));
  }

  @Test
  void forgetsEachAfterItsOwnTime() {
    Exposure one = live(A);
    Exposure sent = show(true, START, START.plusSeconds(1), A);
    Instant promised = START.plusSeconds(60);
    assertEquals(0, ledger.forget(promised, START));
    assertEquals(Optional.of(one), ledger.find(one.id()));
    assertEquals(1, ledger.forget(promised.plusNanos(1_000), START));
    assertEquals(Optional.empty(), ledger.find(one.id()));
    assertEquals(Optional.of(sent), ledger.find(sent.id()));
    assertEquals(1, ledger.forget(START, START.plusNanos(1_000)));
    Instant over = START.plus(Duration.ofDays(400));
    assertEquals(List.of(), ledger.standing(over, Set.of(A)));
    Exposure again = show(false, over, over.plusSeconds(60), A);
    assertEquals(Optional.of(again), ledger.find(again.id()));
  }

  @Test
  void anAnswerThatShowsNothingIsNotWrittenDown() {
    Exposure nothing = live();
    assertEquals(Optional.empty(), ledger.find(nothing.id()));
  }

  @Test
  void answersOfManyThreadsAreAllThere() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 25; j++) {
                  live(A, B);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(200, ledger.served(START, START.plusSeconds(1), "", 1_000).size());
    assertEquals(200, ledger.standing(START, Set.of(A)).size());
  }
}
