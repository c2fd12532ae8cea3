package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that is killed again and again while facts, holds and decisions are written: after
/// each start, everything that was acknowledged is there. Three kills in the build, any number with
/// `-Dcolophon.kills=1000`.
class KillTest {
  private static final int KILLS = Integer.getInteger("colophon.kills", 3);
  private static final int BOOKS = 40;
  private static final int WRITES_BETWEEN = 12;

  @TempDir private Path directory;

  private final Shop shop = new Shop(new Random(7), BOOKS);
  private final AtomicInteger numbers = new AtomicInteger();
  private final Acknowledged acknowledged = new Acknowledged();

  /// What the service said it took, since the beginning.
  private static final class Acknowledged {
    private final Map<String, Long> prices = new ConcurrentHashMap<>();
    private final Set<String> holds = new ConcurrentSkipListSet<>();
    private final Map<String, Set<String>> decisions = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();
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
    int status = client.send("POST", path, body).status();
    boolean taken = status == 200 || status == 201;
    acknowledged.writes.addAndGet(taken ? 1 : 0);
    return taken;
  }

  @Test
  void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
    List<Kind> kinds = List.of(this::price, this::hold, this::decision);
    Random random = new Random(9);
    try (ServiceProcess service = ServiceProcess.start(directory, System.nanoTime(), 1);
        Client client = new Client(service::address)) {
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      assertEquals(200, client.send("POST", "/v1/items:batch", shop.books(0, BOOKS)).status());
      for (int kill = 0; kill < KILLS; kill++) {
        AtomicBoolean over = new AtomicBoolean();
        int enough = acknowledged.writes.get() + WRITES_BETWEEN;
        List<Thread> writers = new ArrayList<>();
        for (Kind kind : kinds) {
          writers.add(Thread.ofPlatform().start(() -> write(kind, client, over)));
        }
        while (acknowledged.writes.get() < enough) {
          Thread.sleep(2);
        }
        Thread.sleep(random.nextInt(40));
        service.killAndRestart();
        over.set(true);
        for (Thread writer : writers) {
          writer.join();
        }
        assertKept(client, "kill " + kill);
      }
    }
    System.out.println(
        KILLS + " kills, " + acknowledged.writes + " acknowledged writes, each there");
    assertFalse(acknowledged.prices.isEmpty());
    assertFalse(acknowledged.holds.isEmpty());
    assertFalse(acknowledged.decisions.isEmpty());
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

  private void assertKept(Client client, String when) throws IOException {
    Set<String> holds = new ConcurrentSkipListSet<>();
    JsonNode all = client.send("GET", "/v1/holds", "").body().path("holds");
    all.forEach(hold -> holds.add(hold.path("id").asText()));
    assertTrue(holds.containsAll(acknowledged.holds), when + ": a hold is missing");
    Map<String, JsonNode> items = new TreeMap<>();
    for (int i = 0; i < BOOKS; i++) {
      items.put(Shop.id(i), client.send("GET", "/v1/items/" + Shop.id(i), "").body());
    }
    acknowledged.prices.forEach((item, position) -> {
      long kept = -1;
      for (JsonNode fact : items.getOrDefault(item, all).path("facts")) {
        if (fact.path("type").asText().equals("price")) {
          kept = Math.max(kept, fact.at("/order/position").asLong());
        }
      }
      assertTrue(kept >= position, when + ": the price of " + item + " went back");
    });
    acknowledged.decisions.forEach((item, values) -> {
      Set<String> kept = new ConcurrentSkipListSet<>();
      items
          .getOrDefault(item, all)
          .path("accepted")
          .forEach(v -> kept.add(v.path("value").asText()));
      assertTrue(kept.containsAll(values), when + ": a decision about " + item + " is missing");
    });
  }
}
