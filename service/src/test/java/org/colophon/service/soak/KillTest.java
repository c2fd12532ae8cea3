package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Backup;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that is killed again and again while items, facts, holds, decisions and signals are
/// written: after each start, everything that was acknowledged is there, and at the end the audit
/// log has an entry of each. Four kills in the build, any number with `-Dcolophon.kills=1000`.
class KillTest {
  private static final int KILLS = Integer.getInteger("colophon.kills", 4);
  private static final int EACH = Math.max(1, KILLS / 50);
  private static final int BOOKS = 40;
  private static final int WRITES_BETWEEN = 12;

  @TempDir private Path directory;

  private final Shop shop = new Shop(new Random(7), BOOKS);
  private final AtomicInteger numbers = new AtomicInteger();
  private final Acknowledged acknowledged = new Acknowledged();

  /// What the service said it took, since the beginning.
  private static final class Acknowledged {
    private final Map<String, Long> prices = new ConcurrentHashMap<>();
    private final Set<String> items = new ConcurrentSkipListSet<>();
    private final Set<String> signals = new ConcurrentSkipListSet<>();
    private final Set<String> holds = new ConcurrentSkipListSet<>();
    private final Map<String, Set<String>> decisions = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();
  }

  /// What was acknowledged until now.
  private Acknowledged snapshot() {
    Acknowledged copy = new Acknowledged();
    copy.prices.putAll(acknowledged.prices);
    copy.items.addAll(acknowledged.items);
    copy.signals.addAll(acknowledged.signals);
    copy.holds.addAll(acknowledged.holds);
    acknowledged.decisions.forEach((item, values) -> copy.decisions.put(item, Set.copyOf(values)));
    return copy;
  }

  /// A write of one kind.
  @FunctionalInterface
  private interface Kind {
    void write(Client client, int number) throws IOException;
  }

  private void price(Client client, int number) throws IOException {
    String item = Shop.id(number % BOOKS);
    long position = shop.nextPosition();
    String fact = Shop.price(item, (number % 90) + ".50", position);
    if (taken(client, "/v1/facts", Shop.page(List.of(fact), SimulatedClock.START))) {
      acknowledged.prices.merge(item, position, Math::max);
    }
  }

  private void item(Client client, int number) throws IOException {
    String id = Shop.id(BOOKS + number);
    String body =
        new Shop(new Random(number), BOOKS + number + 1).books(BOOKS + number, BOOKS + number + 1);
    String item = body.replace("\"schema\":\"colophon-item/1\",", "").strip();
    if (taken(client.send("PUT", "/v1/items/" + id, item))) {
      acknowledged.items.add(id);
    }
  }

  private void signal(Client client, int number) throws IOException {
    String id = "signal-" + number;
    if (taken(client.send("POST", "/v1/signals", view(id)))) {
      acknowledged.signals.add(id);
    }
  }

  /// A person looks at a book.
  private static String view(String id) {
    return """
    {"type":"track","messageId":"%s","userId":"p-%d","event":"Content Viewed",
     "properties":{"item_id":"%s"},
     "context":{"consent":{"legalEntity":"Kai GmbH","categoryPreferences":{"profiling":true}}}}
    """
        .formatted(id, Math.floorMod(id.hashCode(), 20), Shop.id(1));
  }

  private void hold(Client client, int number) throws IOException {
    String id = "hold-" + number;
    String body =
        "{\"id\":\"%s\",\"scope\":{\"items\":[\"%s\"]},\"reason\":\"r\",\"by\":\"kim\"}"
            .formatted(id, Shop.id(number % BOOKS));
    if (taken(client, "/v1/holds", body)) {
      acknowledged.holds.add(id);
    }
  }

  private void decision(Client client, int number) throws IOException {
    String item = Shop.id(number % BOOKS);
    String value = "wort " + number;
    String body =
        "{\"kind\":\"keyphrase\",\"value\":\"%s\",\"answer\":\"accepted\",\"by\":\"kim\"}"
            .formatted(value);
    if (taken(client, "/v1/items/" + item + "/decisions", body)) {
      acknowledged.decisions.computeIfAbsent(item, _ -> ConcurrentHashMap.newKeySet()).add(value);
    }
  }

  private boolean taken(Client client, String path, String body) throws IOException {
    return taken(client.send("POST", path, body));
  }

  private boolean taken(Client.Answer answer) {
    int status = answer.status();
    boolean taken = status == 200 || status == 201;
    acknowledged.writes.addAndGet(taken ? 1 : 0);
    return taken;
  }

  @Test
  void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
    Random random = new Random(9);
    try (ServiceProcess service = ServiceProcess.start(directory, System.nanoTime(), 1);
        Client client = new Client(service::address)) {
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.books(0, BOOKS)).status());
      for (int kill = 0; kill < KILLS; kill++) {
        AtomicBoolean over = new AtomicBoolean();
        int enough = acknowledged.writes.get() + WRITES_BETWEEN;
        List<Thread> writers = writers(client, over);
        awaitWrites(enough);
        Thread.sleep(random.nextInt(40));
        service.killAndRestart();
        over.set(true);
        for (Thread writer : writers) {
          writer.join();
        }
        if (kill % EACH == 0 || kill == KILLS - 1) {
          assertKept(client, "kill " + kill, acknowledged);
        }
      }
    }
    assertAudited(directory, acknowledged);
    System.out.println(
        KILLS + " kills, " + acknowledged.writes + " acknowledged writes, each there");
    assertFalse(acknowledged.items.isEmpty());
    assertFalse(acknowledged.signals.isEmpty());
    assertFalse(acknowledged.prices.isEmpty());
    assertFalse(acknowledged.holds.isEmpty());
    assertFalse(acknowledged.decisions.isEmpty());
  }

  /// The chain is whole, and has an entry of each acknowledged write.
  private static void assertAudited(Path directory, Acknowledged known) {
    try (Database database = Database.open(directory)) {
      AuditLog.Verification found = new AuditLog(database).verify();
      assertEquals(Optional.empty(), found.broken());
      Map<String, Integer> entries = new TreeMap<>();
      Set<String> items = new ConcurrentSkipListSet<>();
      database.read(session ->
          session.list(
              "SELECT action, target FROM audit_log WHERE status < 300",
              row -> {
                entries.merge(row.getString(1), 1, Integer::sum);
                return row.getString(1).equals("PUT /v1/items/{id}") && items.add(row.getString(2));
              }));
      assertTrue(items.containsAll(known.items), "an item without an audit entry");
      int decisions = known.decisions.values().stream().mapToInt(Set::size).sum();
      assertTrue(count(entries, "POST /v1/holds") >= known.holds.size(), entries::toString);
      assertTrue(count(entries, "POST /v1/signals") >= known.signals.size(), entries::toString);
      assertTrue(count(entries, "POST /v1/items/{id}/decisions") >= decisions, entries::toString);
      int all = entries.values().stream().mapToInt(Integer::intValue).sum();
      assertTrue(all >= known.writes.get(), all + " of " + known.writes);
    }
  }

  private static int count(Map<String, Integer> entries, String action) {
    return entries.getOrDefault(action, 0);
  }

  private List<Thread> writers(Client client, AtomicBoolean over) {
    List<Kind> kinds = List.of(this::item, this::price, this::hold, this::decision, this::signal);
    return kinds.stream()
        .map(kind -> Thread.ofPlatform().start(() -> write(kind, client, over)))
        .toList();
  }

  private void awaitWrites(int enough) throws InterruptedException {
    while (acknowledged.writes.get() < enough) {
      Thread.sleep(2);
    }
  }

  @Test
  void aBackupUnderWritesHasWhatWasAcknowledgedBeforeItAndIsWhole() throws Exception {
    Path served = directory.resolve("served");
    Path file = directory.resolve("backup.zip");
    Acknowledged before;
    long started = System.nanoTime(); // one clock: consents do not come from the future
    try (ServiceProcess service = ServiceProcess.start(served, started, 1);
        Client client = new Client(service::address)) {
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.books(0, BOOKS)).status());
      AtomicBoolean over = new AtomicBoolean();
      List<Thread> writers = writers(client, over);
      awaitWrites(60);
      before = snapshot();
      Backup.write(served, file, SimulatedClock.START);
      awaitWrites(acknowledged.writes.get() + 10);
      over.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    Path restored = directory.resolve("restored");
    Backup.restore(file, restored);
    assertAudited(restored, before);
    try (ServiceProcess service = ServiceProcess.start(restored, started, 1);
        Client client = new Client(service::address)) {
      assertKept(client, "restored", before);
    }
  }

  private void write(Kind kind, Client client, AtomicBoolean over) {
    while (!over.get()) {
      try {
        kind.write(client, numbers.incrementAndGet());
      } catch (IOException _) {
        Thread.onSpinWait(); // it is down
      }
    }
  }

  /// A signal that is sent again is known.
  private static void assertSignalsKept(Client client, String when, Acknowledged known)
      throws IOException {
    List<String> ids = List.copyOf(known.signals);
    for (int from = 0; from < ids.size(); from += 500) {
      List<String> page = ids.subList(from, Math.min(from + 500, ids.size()));
      String batch = page.stream().map(KillTest::view).collect(Collectors.joining(","));
      JsonNode results =
          client.send("POST", "/v1/signals", "{\"batch\":[" + batch + "]}").body().path("results");
      assertEquals(page.size(), results.size(), when);
      for (JsonNode result : results) {
        assertEquals("known", result.path("outcome").asText(), when + ": " + result);
      }
    }
  }

  private static void assertKept(Client client, String when, Acknowledged known)
      throws IOException {
    Set<String> holds = new ConcurrentSkipListSet<>();
    JsonNode all = client.send("GET", "/v1/holds", "").body().path("holds");
    all.forEach(hold -> holds.add(hold.path("id").asText()));
    assertTrue(holds.containsAll(known.holds), when + ": a hold is missing");
    for (String id : known.items) {
      assertEquals(200, client.send("GET", "/v1/items/" + id, "").status(), when + ": " + id);
    }
    assertSignalsKept(client, when, known);
    Map<String, JsonNode> items = new TreeMap<>();
    for (int i = 0; i < BOOKS; i++) {
      items.put(Shop.id(i), client.send("GET", "/v1/items/" + Shop.id(i), "").body());
    }
    known.prices.forEach((item, position) -> {
      long kept = -1;
      for (JsonNode fact : items.getOrDefault(item, all).path("facts")) {
        if (fact.path("type").asText().equals("price")) {
          kept = Math.max(kept, fact.at("/order/position").asLong());
        }
      }
      assertTrue(kept >= position, when + ": the price of " + item + " went back");
    });
    known.decisions.forEach((item, values) -> {
      Set<String> kept = new ConcurrentSkipListSet<>();
      items
          .getOrDefault(item, all)
          .path("accepted")
          .forEach(v -> kept.add(v.path("value").asText()));
      assertTrue(kept.containsAll(values), when + ": a decision about " + item + " is missing");
    });
  }
}
