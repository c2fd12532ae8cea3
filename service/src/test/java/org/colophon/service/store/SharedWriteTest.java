package org.colophon.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes of several threads in one transaction.
class SharedWriteTest {
  private Database database;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(directory);
    database.change(session -> session.execute("CREATE TABLE note (n INTEGER PRIMARY KEY)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static int note(Session session, int number) {
    return session.update("INSERT INTO note VALUES (?)", number);
  }

  private List<Integer> notes() {
    return database.read(s -> s.list("SELECT n FROM note ORDER BY n", row -> row.getInt(1)));
  }

  /// Starts all of them while the writer is busy, so that they wait together.
  private List<Future<Integer>> together(List<Integer> numbers, Runnable afterCommit) {
    List<Future<Integer>> writes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(numbers.size())) {
      database.together(() -> {
        CountDownLatch started = new CountDownLatch(numbers.size());
        for (int number : numbers) {
          writes.add(
              threads.submit(() -> {
                started.countDown();
                return database.share(session -> write(session, number), afterCommit);
              }));
        }
        await(started);
      });
    }
    return writes;
  }

  private static int write(Session session, int number) {
    note(session, number);
    if (number < 0) {
      throw new IllegalStateException("no note " + number);
    }
    return number;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneAloneIsKeptAsAWholeOrNotAtAll() {
    assertThrows(IllegalStateException.class, () -> database.share(s -> write(s, -1), () -> {}));
    assertEquals(List.of(), notes());
    int kept = database.share(session -> write(session, 7), () -> {});
    assertEquals(7, kept);
    assertEquals(List.of(7), notes());
  }

  @Test
  void whatFailsTakesBackItsOwnPartOnly() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger();
    List<Future<Integer>> writes = together(List.of(1, -2, 3, 4), acknowledged::incrementAndGet);
    for (int i : new int[] {0, 2, 3}) {
      assertEquals(List.of(1, -2, 3, 4).get(i), writes.get(i).get());
    }
    ExecutionException failed = assertThrows(ExecutionException.class, () -> writes.get(1).get());
    assertTrue(failed.getCause() instanceof IllegalStateException, failed::toString);
    assertEquals(List.of(1, 3, 4), notes());
    assertEquals(3, acknowledged.get());
  }

  @Test
  void nobodySeesAPartBeforeAllOfIt() {
    database.share(
        session -> {
          note(session, 1);
          assertEquals(List.of(), notes());
          return true;
        },
        () -> assertEquals(List.of(1), notes()));
  }

  @Test
  void withinAnotherWriteItIsPartOfThatOne() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.together(() -> {
              database.share(session -> note(session, 1), () -> {});
              throw new IllegalStateException("the second write failed");
            }));
    assertEquals(List.of(), notes());
  }

  @Test
  void whatIsClosedTakesNothing() {
    database.close();
    assertThrows(IllegalStateException.class, () -> database.share(s -> note(s, 1), () -> {}));
  }
}
