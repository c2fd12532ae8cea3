package org.colophon.service.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.colophon.service.soak.RuleModel.Ban;
import org.jspecify.annotations.Nullable;

/// Random operations on the real service over HTTP, one after the other, beside a model of their
/// own: what sources state, holds, links, policies, deletions, kills and clocks that are set. Every
/// list, verdict, check and recall is judged by the model.
///
///     tools/measure recorder --operations 100000
final class OutsideRecorder {
  private static final int SPEED = 60;
  private static final int MOST_FAULTS = 20;

  // after so many operations it begins anew, and when what is done to the service in it
  private static final int ROUND = 500;
  private static final int WRONG = 100;
  private static final int RIGHT = 115;
  private static final int KILL = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Settings settings;
  private final ServiceProcess service;
  private final SimulatedClock clock;
  private final Client client;
  private final RuleModel model = new RuleModel();
  private final ShownAnswers shown = new ShownAnswers();
  private final RandomWrites writes;
  private final Random random;
  private final List<String> leaks = new ArrayList<>();
  private final List<String> invalid = new ArrayList<>();
  private final Map<String, Integer> falseBlocks = new TreeMap<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private long judged;
  private long unanswered;
  private long recallsRead;
  private boolean wrongClock;

  private OutsideRecorder(
      Settings settings, ServiceProcess service, SimulatedClock clock, Client client) {
    this.settings = settings;
    this.service = service;
    this.clock = clock;
    this.client = client;
    this.random = new Random(settings.seed());
    this.writes = new RandomWrites(model, client, clock, random);
  }

  /// @param operations how many
  /// @param seed of everything random
  record Settings(int operations, long seed) {
    static Settings of(String[] arguments) {
      int operations = 100_000;
      long seed = 20_261_122;
      for (int i = 0; i + 1 < arguments.length; i += 2) {
        switch (arguments[i]) {
          case "--operations" -> operations = Integer.parseInt(arguments[i + 1]);
          case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
          default -> throw new IllegalArgumentException("no option: " + arguments[i]);
        }
      }
      return new Settings(operations, seed);
    }
  }

  /// What was seen.
  ///
  /// @param leaks what was shown or passed and must not have been
  /// @param lostRecalls answer and item of which nobody told
  /// @param invalid answers that were no whole JSON, or a fault
  /// @param falseBlocks what the model would have let pass, by the reason given
  /// @param done how many operations of each kind
  record Result(
      List<String> leaks,
      List<String> lostRecalls,
      List<String> invalid,
      Map<String, Integer> falseBlocks,
      Map<String, Integer> done,
      long judged,
      long recallsOwed,
      long unanswered) {}

  /// Runs it; ends with 1 when anything was wrong.
  public static void main(String[] arguments) throws IOException {
    Result result = run(Settings.of(arguments), Files.createTempDirectory("colophon-recorder"));
    System.out.println(result);
    boolean right =
        result.leaks().isEmpty() && result.lostRecalls().isEmpty() && result.invalid().isEmpty();
    System.exit(right ? 0 : 1);
  }

  static Result run(Settings settings, Path directory) throws IOException {
    long start = System.nanoTime();
    SimulatedClock clock = new SimulatedClock(start, SPEED);
    try (ServiceProcess service = ServiceProcess.start(directory, start, SPEED);
        Client client = new Client(service::address)) {
      return new OutsideRecorder(settings, service, clock, client).live();
    }
  }

  private Result live() throws IOException {
    writes.fill();
    for (int i = 0; i < settings.operations() && leaks.size() + invalid.size() < MOST_FAULTS; i++) {
      disturb(i);
      one();
    }
    setClock(Duration.ZERO);
    long end = System.nanoTime();
    while (!shown.lost(end).isEmpty() && System.nanoTime() - end < PATIENCE.toNanos()) {
      readRecalls();
      pause(50);
    }
    return new Result(
        leaks, shown.lost(end), invalid, falseBlocks, done, judged, shown.everOwed(), unanswered);
  }

  /// A power cut now and then, and a clock that is set and soon right again.
  private void disturb(int operation) throws IOException {
    switch (operation % ROUND) {
      case KILL -> {
        count("kill");
        service.killAndRestart();
        wrongClock = false; // it starts with the right one
      }
      case WRONG -> {
        count("clock");
        setClock(Duration.ofDays(random.nextBoolean() ? 300 : -300));
      }
      case RIGHT -> setClock(Duration.ZERO);
      default -> {}
    }
  }

  private void one() {
    int kind = random.nextInt(100);
    if (kind < 40 && !wrongClock) {
      write();
    } else if (kind < 43) {
      readRecalls();
    } else if (kind < 44) {
      ask("GET", "/v1/changes?limit=1000", "");
    } else if (kind < 50) {
      check();
    } else if (kind < 70) {
      verdict();
    } else {
      list();
    }
  }

  private void count(String kind) {
    done.merge(kind, 1, Integer::sum);
  }

  private void setClock(Duration wrong) throws IOException {
    service.setClockWrongBy(wrong);
    wrongClock = !wrong.isZero();
  }

  /// Writes wait for a right clock: what is noted by a wrong one is refused or counts later.
  private void write() {
    Instant sent = clock.instant();
    String kind = writes.one();
    count(kind);
    shown.changed(model, kind, sent, clock.instant());
  }

  private void list() {
    String item = writes.anyItem(random);
    List<String[]> requests =
        List.of(
            new String[] {"GET", "/v1/segments/everybody/recommendations?k=50", ""},
            new String[] {"GET", "/v1/items/" + item + "/related?k=20", ""},
            new String[] {"POST", "/v1/recommendations", "{\"k\":50}"},
            new String[] {
              "POST", "/v1/recommendations", "{\"k\":20,\"context\":{\"item\":\"" + item + "\"}}"
            });
    String[] request = requests.get(random.nextInt(requests.size()));
    Client.Answer answer = ask(request[0], request[1], request[2]);
    if (answer == null || answer.status() == 404) {
      return;
    }
    count("list");
    List<String> items = new ArrayList<>();
    for (JsonNode one : answer.body().path("items")) {
      items.add(one.path("id").asText());
      judge(one.path("id").asText(), answer, request[1]);
    }
    if (!answer.body().has("valid_until") || !answer.body().has("degraded")) {
      invalid.add(request[1] + " is not a list: " + answer.body());
      return;
    }
    Instant until = Instant.parse(answer.body().path("valid_until").asText());
    shown.add(answer.body().path("response_id").asText(), items, until, false);
  }

  private void judge(String id, Client.Answer answer, String where) {
    judged++;
    if (wrongClock) {
      leaks.add(where + " shows " + id + " by a wrong clock");
      return;
    }
    Ban ban = model.against(id, clock.at(answer.sent()), clock.at(answer.received()));
    if (ban != null) {
      leaks.add(where + " shows " + id + ": " + ban + " " + model.items.get(id));
    }
  }

  /// A verdict says what a list would do; what blocks without need is counted by its reasons.
  private void verdict() {
    String item = writes.anyItem(random);
    Client.Answer answer = ask("GET", "/v1/items/" + item + "/governance", "");
    if (answer == null || wrongClock) {
      return;
    }
    count("verdict");
    String decision = answer.body().path("decision").asText();
    if (decision.equals("pass")) {
      judge(item, answer, "verdict");
    } else if (model.mayBeShown(item, clock.at(answer.sent()), clock.at(answer.received()))) {
      answer.body().path("reasons").findValuesAsText("code").stream()
          .distinct()
          .forEach(code -> falseBlocks.merge(code, 1, Integer::sum));
    }
  }

  private void check() {
    List<String> items = List.of(writes.anyItem(random), writes.anyItem(random));
    String body =
        "{\"items\":[\"%s\",\"%s\"],\"purpose\":\"export\",\"surface\":\"s\",\"durable\":true}"
            .formatted(items.getFirst(), items.getLast());
    if (items.getFirst().equals(items.getLast()) || wrongClock) {
      return;
    }
    Client.Answer answer = ask("POST", "/v1/checks", body);
    if (answer == null) {
      return;
    }
    count("check");
    List<String> passed = new ArrayList<>();
    for (JsonNode result : answer.body().path("results")) {
      if (result.path("decision").asText().equals("pass")) {
        passed.add(result.path("item").asText());
        judge(result.path("item").asText(), answer, "check");
      }
    }
    Instant until = Instant.parse(answer.body().path("lasts_until").asText());
    shown.add(answer.body().path("response_id").asText(), passed, until, true);
  }

  private void readRecalls() {
    Client.Answer answer = ask("GET", "/v1/governance/recalls?limit=1000&after=" + recallsRead, "");
    if (answer == null) {
      return;
    }
    count("recalls");
    for (JsonNode recall : answer.body().path("recalls")) {
      String item = recall.path("item").asText();
      recall.path("response_ids").forEach(id -> shown.told(id.asText(), item));
      String replacement = recall.path("replacement").asText("");
      if (!replacement.isEmpty()) {
        invalid.add("a replacement that nobody stated: " + recall);
      }
    }
    recallsRead = answer.body().path("next_after").asLong(recallsRead);
    long late = System.nanoTime() - PATIENCE.toNanos();
    if (!wrongClock && answer.body().path("recalls").isEmpty()) {
      shown.lost(late).stream()
          .map(pair -> "no recall in time: " + pair)
          .filter(fault -> !invalid.contains(fault))
          .forEach(invalid::add);
    }
  }

  /// An answer of 200 or 404 with whole JSON; null when none came, or it is a fault.
  private Client.@Nullable Answer ask(String method, String path, String body) {
    try {
      Client.Answer answer = client.send(method, path, body);
      boolean whole = answer.body().isObject();
      boolean expected =
          answer.status() == 200
              || answer.status() == 404
              || (answer.status() == 503 && whole && wrongClock);
      if (!whole || !expected) {
        invalid.add(method + " " + path + ": " + answer.status() + " " + answer.body());
        return null;
      }
      return answer;
    } catch (IOException e) {
      unanswered++;
      pause(20);
      return null;
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
