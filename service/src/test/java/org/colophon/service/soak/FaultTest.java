package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.store.Database;
import org.colophon.service.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real service in a process of its own, killed and starved; judged by a client and by what
/// lies on the disk.
class FaultTest {
  private static final int BOOKS = 60;

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedOutlivesAKillDuringIngestAndCommit() throws IOException {
    Random random = new Random(4);
    Shop shop = new Shop(random, BOOKS);
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    try (ServiceProcess service = ServiceProcess.start(directory, System.nanoTime(), 1);
        Client client = new Client(service::address)) {
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.books(0, BOOKS)).status());
      for (int kill = 0; kill < 2; kill++) {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
          int own = lane;
          writers.add(
              Thread.ofPlatform().start(() -> write(client, shop, own, acknowledged, over)));
        }
        long due = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        int enough = acknowledged.size() + 10;
        while (acknowledged.size() < Math.min(enough, BOOKS) && System.nanoTime() < due) {
          nap(5);
        }
        nap(random.nextInt(100));
        service.killAndRestart();
        over.set(true);
        writers.forEach(FaultTest::join);
      }
    }
    assertFalse(acknowledged.isEmpty());
    try (Database database = Database.open(directory)) {
      SqliteCatalog catalog = new SqliteCatalog(database, () -> SimulatedClock.START);
      assertKept(catalog, acknowledged);
      assertFolded(catalog);
    }
  }

  /// One price after the other, each written down when it was acknowledged.
  private static void write(
      Client client, Shop shop, int lane, Map<String, Long> acknowledged, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      String item = Shop.id((4 * i + lane) % BOOKS);
      long position = shop.nextPosition();
      String fact = Shop.price(item, (i % 90) + ".50", position);
      String page = Shop.page(List.of(fact), SimulatedClock.START);
      try {
        if (client.send("POST", "/v1/facts", page).status() == 200) {
          acknowledged.merge(item, position, Math::max);
        }
      } catch (IOException _) {
        nap(20); // it is down
      }
    }
  }

  private static void assertKept(SqliteCatalog catalog, Map<String, Long> acknowledged) {
    try (CatalogView view = catalog.view()) {
      acknowledged.forEach((item, position) -> {
        Fact price =
            view.facts(new ItemId(item)).stream()
                .filter(fact -> fact.key().type() == FactType.PRICE)
                .findFirst()
                .orElseThrow(() -> new AssertionError(item + " lost its price"));
        assertTrue(price.order().position() >= position, item + " went back: " + price);
      });
    }
  }

  /// No half of a write is there: what is current is the fold of the log.
  private static void assertFolded(SqliteCatalog catalog) {
    List<LogRecord> log = catalog.records(0, 1_000_000);
    try (CatalogView current = catalog.view();
        CatalogView folded = MemoryCatalog.fold(log)) {
      assertEquals(folded.seq(), current.seq());
      List<ItemId> ids = current.items("", 10_000);
      assertEquals(folded.items("", 10_000), ids);
      for (ItemId id : ids) {
        assertEquals(folded.item(id), current.item(id));
        assertEquals(folded.facts(id), current.facts(id));
      }
    }
  }

  @Test
  void aFullDiskTakesNothingItDoesNotKeepAndSaysSo() throws Exception {
    assumeTrue(Child.mayMount(), "no mount namespace here: the disk cannot be made small");
    Shop shop = new Shop(new Random(5), 20_000);
    try (ServiceProcess service = ServiceProcess.onDisk(directory, "size=7m", System.nanoTime());
        Client client = new Client(service::address)) {
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      int taken = 0;
      int status = 200;
      while (status == 200 && taken < 20_000) {
        Client.Answer answer = client.send("PUT", "/v1/items/" + Shop.id(taken), fat(shop, taken));
        status = answer.status();
        taken += status < 300 ? 1 : 0;
        status = status < 300 ? 200 : status;
      }
      assertTrue(status >= 500, "a full disk answered " + status + " after " + taken);
      assertTrue(taken > 0);
      for (int i = 0; i < taken; i++) {
        assertEquals(200, client.send("GET", "/v1/items/" + Shop.id(i), "").status(), "item " + i);
      }
      Client.Answer list = list(client);
      for (int i = 0; i < 20_000 && list.status() == 200; i++) {
        list = list(client); // until the smallest row does not fit any more
      }
      assertEquals(503, list.status(), "a list that is not in the ledger could not be recalled");
      assertTrue(
          list.body().path("detail").asText().startsWith("the disk is full"),
          list.body().toString());
      String first = "/v1/items/" + Shop.id(0);
      assertEquals(200, client.send("GET", first, "").status());
      assertEquals(200, client.send("GET", first + "/governance", "").status());
      service.resizeDisk(directory, "64m");
      String next = "/v1/items/" + Shop.id(taken);
      int again = client.send("PUT", next, fat(shop, taken)).status();
      assertTrue(again == 201 || again == 200, "stored now, or when the disk filled up: " + again);
      assertEquals(200, list(client).status());
      assertEquals("", awaitReady(client), "indexes go on when there is space again");
    }
  }

  /// What `/health/ready` misses in the end.
  private static String awaitReady(Client client) throws IOException {
    Client.Answer ready = client.send("GET", "/health/ready", "");
    for (int i = 0; i < 200 && ready.status() != 200; i++) {
      nap(50);
      ready = client.send("GET", "/health/ready", "");
    }
    return ready.status() == 200 ? "" : ready.body().toString();
  }

  /// The clock of the machine is set wrong by a year while time goes on as before.
  @Test
  void nothingPassesWhileTheClockHasJumpedAndEverythingAfterwards() throws IOException {
    Shop shop = new Shop(new Random(6), 20);
    try (ServiceProcess service = ServiceProcess.start(directory, System.nanoTime(), 1);
        Client client = new Client(service::address)) {
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.books(0, 20)).status());
      for (int days : new int[] {365, -365}) {
        assertEquals("", awaitReady(client));
        service.setClockWrongBy(Duration.ofDays(days));
        Client.Answer ready = client.send("GET", "/health/ready", "");
        assertEquals(503, ready.status(), days + " days: " + ready.body());
        assertTrue(ready.body().toString().contains("clock"), ready.body().toString());
        assertEquals(0, list(client).body().path("items").size(), days + " days");
        assertEquals(200, client.send("GET", "/health/live", "").status());
        service.setClockWrongBy(Duration.ZERO);
        assertEquals("", awaitReady(client), "after " + days + " days");
        assertTrue(list(client).body().path("items").size() > 0, "after " + days + " days");
      }
    }
  }

  private static Client.Answer list(Client client) throws IOException {
    return client.send("POST", "/v1/recommendations", "{\"k\":5}");
  }

  /// A book with a long text and no schema: the route says what it is.
  private static String fat(Shop shop, int number) {
    String book = shop.books(number, number + 1).replace("\"schema\":\"colophon-item/1\",", "");
    return book.replace("Ein Buch über", "Ein Buch über " + "viel ".repeat(8_000)).strip();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsRefusedInWords() throws Exception {
    assumeTrue(Child.mayMount(), "no mount namespace here: the directory cannot be made read-only");
    Process process =
        new ProcessBuilder(ServiceProcess.words(directory, "ro", System.nanoTime(), 1))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertNotEquals(0, process.waitFor());
    assertTrue(said.contains("give this user the right to write it"), said);
  }

  private static void nap(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
