package org.colophon.service.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An hour of a catalogue's simulated life in front of the real service: price feed, withdrawals,
/// holds, ends of embargoes and lists, late and repeated events, broken pages, wrong clocks, and the
/// process killed at random; beside it readers, whose every answer is judged by a [Recorder].
///
///     tools/measure soak --items 20000 --seconds 300
final class Soak {
  private static final int WRITERS = 6;
  private static final int READERS = 4;
  private static final int PAGE = 25;

  private final Settings settings;
  private final ServiceProcess service;
  private final SimulatedClock clock;
  private final Recorder recorder;
  private final Client client;
  private final Shop shop;
  private final Deque<String> exposed = new ConcurrentLinkedDeque<>();
  private final LongAdder facts = new LongAdder();
  private final LongAdder bans = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger wrongClocks = new AtomicInteger();
  private volatile long end;
  private volatile long latestEnd;

  private Soak(Settings settings, ServiceProcess service, SimulatedClock clock, Shop shop) {
    this.settings = settings;
    this.service = service;
    this.clock = clock;
    this.shop = shop;
    this.recorder = new Recorder(shop.dates(), clock::at);
    this.client = new Client(service::address);
  }

  /// @param items how many books
  /// @param seconds how long readers look, in real time
  /// @param seed of everything random
  record Settings(int items, int seconds, long seed) {
    static Settings of(String[] arguments) {
      int items = 20_000;
      int seconds = 300;
      long seed = 20_261_122;
      for (int i = 0; i + 1 < arguments.length; i += 2) {
        switch (arguments[i]) {
          case "--items" -> items = Integer.parseInt(arguments[i + 1]);
          case "--seconds" -> seconds = Integer.parseInt(arguments[i + 1]);
          case "--minutes" -> seconds = 60 * Integer.parseInt(arguments[i + 1]);
          case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
          default -> throw new IllegalArgumentException("no option: " + arguments[i]);
        }
      }
      return new Settings(items, seconds, seed);
    }

    /// So many simulated seconds in one: an hour goes by while readers look.
    int speed() {
      return Math.max(1, 3_600 / seconds);
    }
  }

  /// What was seen.
  ///
  /// @param stale what was shown that must not have been
  record Result(
      Settings settings,
      List<String> stale,
      long answers,
      long shown,
      long facts,
      long bans,
      int kills,
      int wrongClocks,
      long unanswered,
      long bytes) {}

  /// Runs it and says what was seen; ends with 1 when anything stale was.
  public static void main(String[] arguments) throws IOException {
    Result result = run(Settings.of(arguments), Files.createTempDirectory("colophon-soak"));
    System.out.println(result);
    long seconds = result.settings().seconds();
    System.out.println(
        "facts a second "
            + result.facts() / seconds
            + ", answers a second "
            + result.answers() / seconds
            + ", stale exposures "
            + result.stale().size());
    System.exit(result.stale().isEmpty() ? 0 : 1);
  }

  /// Runs it in a directory, which is left as it was at the end.
  static Result run(Settings settings, Path directory) throws IOException {
    Shop shop = new Shop(new Random(settings.seed()), settings.items());
    try (ServiceProcess service = ServiceProcess.start(directory, System.nanoTime(), 1);
        Client client = new Client(service::address)) {
      fill(client, shop, settings.items());
    }
    long start = System.nanoTime(); // the simulated hour begins when readers come
    SimulatedClock clock = new SimulatedClock(start, settings.speed());
    try (ServiceProcess service = ServiceProcess.start(directory, start, settings.speed())) {
      return new Soak(settings, service, clock, shop).live(directory);
    }
  }

  private static void fill(Client client, Shop shop, int items) throws IOException {
    expect(client.send("POST", "/v1/items:batch", shop.surroundings()));
    for (int from = 0; from < items; from += 1_000) {
      expect(client.send("POST", "/v1/items:batch", shop.books(from, from + 1_000)));
    }
  }

  private static void expect(Client.Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("the catalogue was not taken: " + answer);
    }
  }

  private Result live(Path directory) throws IOException {
    end = System.nanoTime() + Duration.ofSeconds(settings.seconds()).toNanos();
    latestEnd = end + Duration.ofMinutes(4).toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int lane = i;
      threads.add(start(() -> feed(lane, new Random(settings.seed() + lane))));
    }
    for (int i = 0; i < READERS; i++) {
      int who = i;
      threads.add(start(() -> read(new Random(settings.seed() + 100 + who))));
    }
    threads.add(start(() -> takeBack(new Random(settings.seed() + 200))));
    threads.add(start(() -> hold(new Random(settings.seed() + 300))));
    disturb(new Random(settings.seed() + 400));
    threads.forEach(Soak::join);
    client.close();
    Throwable broken = fault.get();
    if (broken != null) {
      throw new IllegalStateException("a thread of the soak failed: " + broken, broken);
    }
    return new Result(
        settings,
        recorder.stale(),
        recorder.answers.sum(),
        recorder.shown.sum(),
        facts.sum(),
        bans.sum(),
        kills.get(),
        wrongClocks.get(),
        failed.sum(),
        size(directory));
  }

  private Thread start(Runnable work) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            fault.compareAndSet(null, e);
          }
        });
  }

  private boolean over() {
    long now = System.nanoTime();
    return fault.get() != null || now > latestEnd || (now > end && sawEnough());
  }

  /// A machine that is busy with other work may need longer until there is something to judge.
  private boolean sawEnough() {
    return recorder.shown.sum() > 200 && bans.sum() > 3 && kills.get() > 0 && wrongClocks.get() > 0;
  }

  /// Prices, page by page; each book's come from one lane, so that their order is known. Some pages
  /// are sent twice, some older ones again, some broken.
  private void feed(int lane, Random random) {
    String before = "";
    while (!over()) {
      List<Recorder.Price> prices = new ArrayList<>();
      List<String> page = new ArrayList<>();
      for (String item : ofLane(lane, random)) {
        String amount = (10 + random.nextInt(30)) + "." + (10 + random.nextInt(90));
        long position = shop.nextPosition();
        prices.add(recorder.price(item, amount, position));
        page.add(Shop.price(item, amount, position));
      }
      String body = Shop.page(page, clock.instant());
      if (client.sendUntilTaken("POST", "/v1/facts", body, this::over)) {
        prices.forEach(Recorder.Price::acknowledged);
        facts.add(prices.size());
      }
      String again = random.nextBoolean() ? body : before;
      if (random.nextInt(5) == 0 && !again.isEmpty()) {
        client.sendUntilTaken("POST", "/v1/facts", again, this::over);
      }
      if (random.nextInt(50) == 0) {
        sendBroken(body, random);
      }
      before = body;
    }
  }

  private Set<String> ofLane(int lane, Random random) {
    Set<String> some = new LinkedHashSet<>();
    for (int i = 0; i < PAGE; i++) {
      int number = WRITERS * random.nextInt(settings.items() / WRITERS) + lane;
      some.add(Shop.id(number));
    }
    return some;
  }

  private void sendBroken(String body, Random random) {
    try {
      String half = body.substring(0, random.nextInt(body.length() - 1));
      int status = client.send("POST", "/v1/facts", half).status();
      if (status < 300) {
        throw new AssertionError("half a page was taken: " + half);
      }
    } catch (IOException _) {
      failed.increment();
    }
  }

  /// Withdrawals and their ends, mostly of what readers were just shown.
  private void takeBack(Random random) {
    while (!over()) {
      String item = victim(random);
      long position = shop.nextPosition();
      long later = shop.nextPosition();
      Recorder.Ban ban = recorder.ban(List.of(item));
      if (state(item, "withdrawn", position)) {
        ban.acknowledged();
        bans.increment();
      }
      state(item, "active", position - 1); // late: must not bring it back
      nap(random.nextInt(200));
      ban.ending();
      state(item, "active", later);
    }
  }

  private boolean state(String item, String state, long position) {
    String page = Shop.page(List.of(Shop.tradeState(item, state, position)), clock.instant());
    return client.sendUntilTaken("POST", "/v1/facts", page, this::over);
  }

  private void hold(Random random) {
    for (int i = 0; !over(); i++) {
      List<String> items = List.of(victim(random), victim(random));
      String body =
          """
          {"id":"hold-%d","scope":{"items":["%s","%s"]},"reason":"Verfügung","by":"kim","from":"2026-01-01T00:00:00Z"}\
          """
              .formatted(i, items.getFirst(), items.getLast());
      Recorder.Ban ban = recorder.ban(items);
      if (client.sendUntilTaken("POST", "/v1/holds", body, this::over)) {
        ban.acknowledged();
        bans.increment();
      }
      nap(200 + random.nextInt(settings.seconds() * 20)); // each makes every item be judged again
      ban.ending();
      client.sendUntilTaken("DELETE", "/v1/holds/hold-" + i, "", this::over);
    }
  }

  private String victim(Random random) {
    String shown = exposed.poll();
    return shown == null ? Shop.id(random.nextInt(settings.items())) : shown;
  }

  private void read(Random random) {
    while (!over()) {
      String path = "/v1/segments/seg-" + random.nextInt(Shop.SEGMENTS) + "/recommendations?k=20";
      try {
        Client.Answer answer = client.send("GET", path, "");
        if (answer.status() == 200) {
          List<String> items = recorder.judge(answer.body(), answer.sent(), answer.received());
          if (!items.isEmpty() && exposed.size() < 20) {
            exposed.add(items.get(random.nextInt(items.size())));
          }
        } else {
          failed.increment();
        }
      } catch (IOException _) {
        failed.increment();
        nap(20);
      }
    }
  }

  /// Sets the clock wrong and right again, and kills the process.
  private void disturb(Random random) throws IOException {
    int pause = settings.seconds() * 1_000 / 8;
    while (!over()) {
      nap(pause + random.nextInt(pause));
      Recorder.Ban wrong = recorder.wrongClock();
      service.setClockWrongBy(Duration.ofDays(random.nextBoolean() ? 365 : -365));
      wrong.acknowledged();
      wrongClocks.incrementAndGet();
      nap(100 + random.nextInt(200));
      wrong.ending();
      service.setClockWrongBy(Duration.ZERO);
      nap(pause / 4);
      if (!over()) {
        service.killAndRestart();
        kills.incrementAndGet();
      }
    }
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

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
