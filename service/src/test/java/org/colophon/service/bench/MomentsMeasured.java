package org.colophon.service.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.catalog.DeskId;
import org.colophon.experience.ExperienceCondition;
import org.colophon.experience.ExperienceCondition.StepAge;
import org.colophon.experience.ExperienceCondition.Viewed;
import org.colophon.experience.ExperienceCondition.Views;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Content;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceRule.Limits;
import org.colophon.experience.ExperienceStore;
import org.colophon.governance.gate.Gate;
import org.colophon.service.app.Stores;
import org.colophon.service.experiences.MomentEndpoint;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Metrics;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.readers.ReaderAnswers;

/// The time of a decision in the moment, over HTTP and a real data directory, one visitor at a
/// time.
final class MomentsMeasured {
  private static final int RULES = 1_000;
  private static final int WARM_UP = 1_000;
  private static final int COMPARED_EVERY = 10;
  private static final int PAGE = 4_096;
  private static final Pattern SESSION = Pattern.compile("\"session\":\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final SplittableRandom random = new SplittableRandom(20_261_130);
  private final int items;

  private final Path probe;

  /// @param probe a file that is synced now and then, to compare with
  private MomentsMeasured(int port, int items, Path probe) {
    this.address = URI.create("http://127.0.0.1:" + port + "/v1/experiences:next");
    this.items = items;
    this.probe = probe;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /// Prints the figures.
  ///
  /// @param arguments a directory, filled when it is empty; how many items, how many requests
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    int items = Integer.parseInt(arguments[1]);
    InstantSource clock = InstantSource.fixed(Stock.NOW);
    try (Stores stores = Stores.open(directory, clock)) {
      ExperienceStore experiences = stores.experiences();
      if (experiences.all().isEmpty()) {
        Stock.fill(stores.catalog(), items);
        for (int i = 0; i < RULES; i++) {
          experiences.put(rule(i, items), 0);
        }
      }
      Gate gate = stores.gate(clock);
      MomentEndpoint endpoint =
          new MomentEndpoint(
              experiences,
              0,
              gate,
              stores.catalog(),
              stores.audiences(),
              new ReaderAnswers(gate, stores.ledger()),
              "DE",
              clock);
      try (HttpServer server =
          HttpServer.start(
              HttpServer.Settings.local(0),
              AccessControl.OPEN,
              List.of(endpoint),
              new Metrics(List.of()),
              List.of(),
              new PriorityGate(),
              gate::isClockTrusted,
              clock)) {
        MomentsMeasured measured =
            new MomentsMeasured(server.port(), items, directory.resolve("probe"));
        measured.measure(WARM_UP);
        double before = load();
        measured.measure(Integer.parseInt(arguments[2])).report();
        System.out.printf(Locale.ROOT, "load average %.1f before, %.1f after%n", before, load());
      }
    }
  }

  /// Half of the rules are about the third view of one of 500 items, half about hesitation.
  private static ExperienceRule rule(int number, int items) {
    boolean views = number % 2 == 0;
    ExperienceCondition condition =
        new ExperienceCondition(
            views ? new Views(Viewed.ITEM, Stock.id(number / 2).value(), 3) : null,
            Set.of(),
            Set.of(),
            null,
            views ? null : new StepAge("step-" + number % 20, Duration.ofSeconds(30 + number % 60)),
            false,
            false,
            Set.of(),
            Set.of());
    return new ExperienceRule(
        "rule-" + number,
        new DeskId("desk-fiction"),
        "measured",
        number % 100,
        Content.of(Stock.id((int) ((number * 7_919L) % items)), "", "aside"),
        condition,
        new Limits(1, 10, Goal.PURCHASE),
        Stock.NOW,
        Stock.NOW.plus(Duration.ofDays(30)));
  }

  /// Times in milliseconds, of answers that show something and of others; and in the same run of
  /// what cannot be avoided: a request over HTTP that is refused, and one sync of the disk.
  private record Figures(
      List<Double> shown, List<Double> nothing, List<Double> http, List<Double> sync) {
    void report() {
      report("something is shown", shown);
      report("nothing is shown", nothing);
      List<Double> all = new ArrayList<>(shown);
      all.addAll(nothing);
      report("all", all);
      report("a request over HTTP that is refused", http);
      report("one sync of the disk", sync);
    }

    private static void report(String what, List<Double> millis) {
      List<Double> sorted = millis.stream().sorted().toList();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %.1f | %.1f |%n",
          what,
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() * 95 / 100),
          sorted.get(sorted.size() * 99 / 100));
    }
  }

  /// Sessions of eight requests: three views of a title among other views, then the checkout.
  private Figures measure(int requests) throws IOException, InterruptedException {
    Figures figures =
        new Figures(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    String session = null;
    int title = 0;
    for (int i = 0; i < requests; i++) {
      if (i % 8 == 0) {
        session = null;
        title = random.nextInt(500);
      }
      String body =
          "{\"placements\":[\"aside\"]%s,%s}"
              .formatted(
                  session == null ? "" : ",\"session\":\"" + session + "\"", step(i % 8, title));
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      long start = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      double millis = (System.nanoTime() - start) / 1e6;
      Matcher token = SESSION.matcher(answer.body());
      if (answer.statusCode() != 200 || !token.find()) {
        throw new IllegalStateException(answer.body());
      }
      session = token.group(1);
      if (i % COMPARED_EVERY == 0) {
        figures.http.add(http());
        figures.sync.add(sync());
      }
      (answer.body().contains("\"experience\":") ? figures.shown : figures.nothing).add(millis);
    }
    return figures;
  }

  private double http() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v1/experiences:outcome"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"session\":\"x\",\"goal\":\"purchase\"}"))
            .build();
    long start = System.nanoTime();
    client.send(request, HttpResponse.BodyHandlers.ofString());
    return (System.nanoTime() - start) / 1e6;
  }

  private double sync() throws IOException {
    try (FileChannel file =
        FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      file.write(ByteBuffer.allocate(PAGE), file.size());
      file.force(false);
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private String step(int number, int title) {
    return switch (number) {
      case 0, 2, 4 -> "\"viewed\":\"" + Stock.id(title) + "\"";
      case 6, 7 ->
          "\"checkout\":{\"step\":\"step-%d\",\"seconds\":%d}"
              .formatted(random.nextInt(20), number == 6 ? 5 : 70);
      default -> "\"viewed\":\"" + Stock.id(random.nextInt(items)) + "\"";
    };
  }
}
