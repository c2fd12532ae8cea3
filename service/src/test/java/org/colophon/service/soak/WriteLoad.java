package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One writer for each kind of write: items, prices, holds, decisions, signals and experiences.
/// What is acknowledged is noted.
final class WriteLoad {
  private static final int BOOKS = 40;

  private final Map<String, Kind> kinds =
      Map.of(
          "PUT /v1/items/{id}", this::item,
          "POST /v1/facts", this::price,
          "POST /v1/holds", this::hold,
          "POST /v1/items/{id}/decisions", this::decision,
          "POST /v1/signals", this::signal,
          "PUT /v1/experiences/{id}", this::experience);
  private final Shop shop = new Shop(new Random(7), BOOKS);
  private final AtomicInteger numbers = new AtomicInteger();
  private final Client client;
  private volatile Acknowledged acknowledged = new Acknowledged();

  WriteLoad(Client client) {
    this.client = client;
  }

  /// A write of one kind.
  @FunctionalInterface
  private interface Kind {
    void write(int number) throws IOException;
  }

  /// Writers that are under way until they are stopped.
  ///
  /// @param over true: they end after the write that they are at
  record Writers(List<Thread> threads, AtomicBoolean over) {
    void stop() throws InterruptedException {
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /// Writes the imprint, its desk and the books that the load is about.
  void prepare() throws IOException {
    assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
    assertEquals(200, client.send("POST", "/v1/items:batch", shop.books(0, BOOKS)).status());
  }

  /// The operation of each kind of write.
  Set<String> operations() {
    return kinds.keySet();
  }

  /// Writes once.
  ///
  /// @throws IOException when no answer came
  void write(String operation) throws IOException {
    Objects.requireNonNull(kinds.get(operation)).write(numbers.incrementAndGet());
  }

  Writers start() {
    AtomicBoolean over = new AtomicBoolean();
    return new Writers(
        kinds.values().stream()
            .map(kind -> Thread.ofPlatform().start(() -> write(kind, over)))
            .toList(),
        over);
  }

  /// Returns when so many more writes are acknowledged.
  void await(int more) throws InterruptedException {
    int enough = acknowledged.writes.get() + more;
    while (acknowledged.writes.get() < enough) {
      Thread.sleep(2);
    }
  }

  /// What was acknowledged since this was called last. No writer is under way.
  Acknowledged take() {
    Acknowledged taken = acknowledged;
    acknowledged = new Acknowledged();
    return taken;
  }

  /// A copy of what is acknowledged by now.
  Acknowledged snapshot() {
    Acknowledged copy = new Acknowledged();
    copy.addAll(acknowledged);
    copy.writes.set(0); // others are added meanwhile
    return copy;
  }

  private void write(Kind kind, AtomicBoolean over) {
    while (!over.get()) {
      try {
        kind.write(numbers.incrementAndGet());
      } catch (IOException _) {
        Thread.onSpinWait(); // it is down
      }
    }
  }

  private void price(int number) throws IOException {
    String item = Shop.id(number % BOOKS);
    long position = shop.nextPosition();
    String fact = Shop.price(item, (number % 90) + ".50", position);
    if (taken("POST", "/v1/facts", Shop.page(List.of(fact), SimulatedClock.START))) {
      acknowledged.prices.merge(item, position, Math::max);
    }
  }

  private void item(int number) throws IOException {
    String id = Shop.id(BOOKS + number);
    String body =
        new Shop(new Random(number), BOOKS + number + 1).books(BOOKS + number, BOOKS + number + 1);
    String item = body.replace("\"schema\":\"colophon-item/1\",", "").strip();
    if (taken("PUT", "/v1/items/" + id, item)) {
      acknowledged.items.add(id);
    }
  }

  private void signal(int number) throws IOException {
    String id = "signal-" + number;
    if (taken("POST", "/v1/signals", view(id))) {
      acknowledged.signals.add(id);
    }
  }

  /// A person looks at a book.
  static String view(String id) {
    return """
    {"type":"track","messageId":"%s","userId":"p-%d","event":"Content Viewed",
     "properties":{"item_id":"%s"},
     "context":{"consent":{"legalEntity":"Kai GmbH","categoryPreferences":{"profiling":true}}}}
    """
        .formatted(id, Math.floorMod(id.hashCode(), 20), Shop.id(1));
  }

  private void hold(int number) throws IOException {
    String id = "hold-" + number;
    String body =
        "{\"id\":\"%s\",\"scope\":{\"items\":[\"%s\"]},\"reason\":\"r\",\"by\":\"kim\"}"
            .formatted(id, Shop.id(number % BOOKS));
    if (taken("POST", "/v1/holds", body)) {
      acknowledged.holds.add(id);
    }
  }

  private void decision(int number) throws IOException {
    String item = Shop.id(number % BOOKS);
    String value = "wort " + number;
    String body =
        "{\"kind\":\"keyphrase\",\"value\":\"%s\",\"answer\":\"accepted\",\"by\":\"kim\"}"
            .formatted(value);
    if (taken("POST", "/v1/items/" + item + "/decisions", body)) {
      acknowledged.decided(item, Set.of(value));
    }
  }

  private void experience(int number) throws IOException {
    String id = "experience-" + number;
    String body =
        """
        {"item":"%s","placement":"title-aside","variant":"compact",
         "condition":{"views":{"of":"item","id":"%s","at_least":3}},"priority":100,"per_session":1,
         "hold_out":10,"goal":"purchase","owner":"desk","reason":"r","from":"%s","until":"%s"}
        """
            .formatted(
                Shop.id(0),
                Shop.id(1),
                SimulatedClock.START,
                SimulatedClock.START.plusSeconds(86_400));
    if (taken("PUT", "/v1/experiences/" + id, body)) {
      acknowledged.experiences.add(id);
    }
  }

  private boolean taken(String method, String path, String body) throws IOException {
    int status = client.send(method, path, body).status();
    boolean taken = status == 200 || status == 201;
    acknowledged.writes.addAndGet(taken ? 1 : 0);
    return taken;
  }
}
