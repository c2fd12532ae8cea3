package org.colophon.service.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.colophon.service.testing.Child;

/// Three campaigns to the same people over one channel that allows two messages a week, while
/// people withdraw and the service is killed. This process is the channel: it records every message
/// that it gets.
final class CampaignSend {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final int CAMPAIGNS = 3;
  private static final int PAGE = 2_000;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final SplittableRandom random;
  private final int people;
  private final int kills;
  private final ProcessBuilder command;
  private Process process;
  private volatile int port;

  private final long[][] ids;
  private final BitSet[] sent = new BitSet[CAMPAIGNS];
  private final BitSet withdrawn = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private long handedAgain;
  private int killed;

  private CampaignSend(Path directory, int people, int kills, long seed) throws IOException {
    this.random = new SplittableRandom(seed);
    this.people = people;
    this.kills = kills;
    this.ids = new long[CAMPAIGNS][people];
    for (int i = 0; i < CAMPAIGNS; i++) {
      sent[i] = new BitSet(people);
    }
    this.command =
        Child.logged(
            Child.java(
                CampaignService.class, List.of("-Xmx1g"), directory, System.currentTimeMillis()));
    this.process = command.start();
    this.port = port(process);
  }

  /// What was seen.
  ///
  /// @param faults what should not be; empty: nothing
  record Seen(
      List<String> faults,
      long messages,
      long handedAgain,
      int withdrawn,
      int killed,
      Duration time,
      List<String> results) {}

  /// Prints the figures; ends with 1 where something is wrong.
  ///
  /// @param arguments a new directory, how many people, how many kills
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    int people = Integer.parseInt(arguments[1]);
    long start = System.nanoTime();
    CampaignPeople.fill(directory, people);
    System.out.printf(
        Locale.ROOT, "filled in %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
    Seen seen = run(directory, people, Integer.parseInt(arguments[2]), 20_261_130L);
    System.out.println(seen.results());
    System.out.printf(
        Locale.ROOT,
        "%d people, %d messages in %d s (%.0f a second), %d handed out again, %d withdrew, %d"
            + " kills, %d faults%n",
        people,
        seen.messages(),
        seen.time().toSeconds(),
        seen.messages() / Math.max(1.0, seen.time().toMillis() / 1e3),
        seen.handedAgain(),
        seen.withdrawn(),
        seen.killed(),
        seen.faults().size());
    seen.faults().stream().limit(20).forEach(System.out::println);
    System.exit(seen.faults().isEmpty() ? 0 : 1);
  }

  /// Sends, and looks at what came.
  static Seen run(Path directory, int people, int kills, long seed)
      throws IOException, InterruptedException {
    CampaignSend send = new CampaignSend(directory, people, kills, seed);
    try {
      for (int i = 0; i < CAMPAIGNS; i++) {
        send.create(i);
      }
      Instant start = Instant.now();
      Thread killer = Thread.ofPlatform().daemon().start(send::killNowAndThen);
      send.receive();
      killer.interrupt();
      killer.join();
      return send.seen(Duration.between(start, Instant.now()));
    } finally {
      Child.kill(send.process);
      send.http.shutdownNow();
    }
  }

  private static int port(Process process) throws IOException {
    return Child.port(new BufferedReader(process.inputReader(StandardCharsets.UTF_8)));
  }

  private void create(int number) throws IOException, InterruptedException {
    String path = "/v1/campaigns/c-" + number;
    String body =
        """
        {"owner":"desk-fiction","reason":"r","segment":"readers","channel":"mail",
         "items":["work-%d","work-%d"],"send_at":"%s","until":"%s"}
        """
            .formatted(
                number * 2,
                number * 2 + 1,
                Stock.NOW.plusSeconds(number),
                Stock.NOW.plus(Duration.ofDays(6)));
    send("PUT", path, body, "");
    for (String action : List.of("freeze", "approve", "send")) {
      long version = send("GET", path, "", "").get("version").asLong();
      send("POST", path + "/" + action, "", "\"" + version + "\"");
    }
  }

  private JsonNode send(String method, String path, String body, String ifMatch)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!ifMatch.isEmpty()) {
      request.header("If-Match", ifMatch);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /// Sends until an answer comes.
  private JsonNode insist(String path, String body) throws InterruptedException {
    while (true) {
      try {
        return send("POST", path, body, "");
      } catch (IOException _) {
        Thread.sleep(100);
      }
    }
  }

  private void killNowAndThen() {
    SplittableRandom moments = new SplittableRandom(people);
    try {
      while (killed < kills) {
        int most = people > 50_000 ? 30_000 : 600;
        Thread.sleep(most / 2 + moments.nextInt(most));
        Child.kill(process);
        process = command.start();
        port = port(process);
        killed++;
      }
    } catch (InterruptedException _) {
      // everything was sent
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The channel: claims, sends, and settles most pages; some it forgets, as if it had died.
  private void receive() throws InterruptedException {
    String claim =
        "{\"channel\":\"mail\",\"limit\":%d,\"again_after_seconds\":1}"
            .formatted(Math.min(PAGE, people / 15));
    int pages = 0;
    while (true) {
      JsonNode answer = insist("/v1/outbox:claim", claim);
      JsonNode messages = answer.get("messages");
      if (messages.isEmpty() && !answer.get("more").asBoolean()) {
        if (isDone()) {
          return;
        }
        Thread.sleep(200);
        continue;
      }
      pages++;
      int campaign = messages.isEmpty() ? 0 : campaign(answer);
      messages.forEach(message -> got(campaign, message));
      if (pages % 9 != 4) {
        settle(campaign, messages);
      }
      if (pages % 3 == 0) {
        withdraw();
      }
    }
  }

  private static int campaign(JsonNode answer) {
    return Integer.parseInt(answer.at("/content/campaign").asText().substring(2));
  }

  private boolean isDone() throws InterruptedException {
    for (int i = 0; i < CAMPAIGNS; i++) {
      JsonNode result = result(i);
      if (!result.get("exhausted").asBoolean() || result.get("unsettled").asLong() > 0) {
        return false;
      }
    }
    return true;
  }

  private JsonNode result(int campaign) throws InterruptedException {
    while (true) {
      try {
        return send("GET", "/v1/campaigns/c-" + campaign + "/result", "", "");
      } catch (IOException _) {
        Thread.sleep(100);
      }
    }
  }

  private void got(int campaign, JsonNode message) {
    int person = Integer.parseInt(message.get("person").asText().substring(2));
    long id = Long.parseUnsignedLong(message.get("id").asText().substring(0, 16), 16);
    if (withdrawn.get(person)) {
      faults.add("a message after the withdrawal: " + campaign + " " + person);
    }
    if (!CampaignPeople.agreed(person)) {
      faults.add("a message without consent: " + campaign + " " + person);
    }
    if (ids[campaign][person] == id) {
      handedAgain++;
    } else if (ids[campaign][person] != 0) {
      faults.add("two ids for one message: " + campaign + " " + person);
    }
    ids[campaign][person] = id;
  }

  private void settle(int campaign, JsonNode messages) throws InterruptedException {
    if (messages.isEmpty()) {
      return;
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode all = body.putArray("messages");
    messages.forEach(message -> {
      int person = Integer.parseInt(message.get("person").asText().substring(2));
      boolean bounced = campaign == 0 && CampaignPeople.bounces(person);
      all.addObject()
          .put("id", message.get("id").asText())
          .put("outcome", bounced ? "not_sent" : "sent");
      sent[campaign].set(person, !bounced);
    });
    insist("/v1/outbox:settle", body.toString())
        .get("results")
        .forEach(result -> {
          if (result.asText().equals("unknown")) {
            faults.add("a message that was handed out is not known");
          }
        });
  }

  /// From the answer on no message may come to them.
  private void withdraw() throws InterruptedException {
    StringBuilder batch = new StringBuilder("{\"batch\":[");
    List<Integer> persons = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int person = random.nextInt(people);
      persons.add(person);
      batch
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"type":"identify","messageId":"w-%d-%d","userId":"%s","context":{"consent":
               {"legalEntity":"%s","source":"crm","categoryPreferences":{"newsletter":false}}}}
              """
                  .formatted(
                      withdrawn.cardinality(),
                      i,
                      CampaignPeople.ref(person),
                      CampaignPeople.ENTITY));
    }
    insist("/v1/signals", batch.append("]}").toString())
        .get("results")
        .forEach(result -> {
          if (result.has("problem")) {
            faults.add(result.toString());
          }
        });
    persons.forEach(withdrawn::set);
  }

  private Seen seen(Duration time) throws InterruptedException {
    List<String> results = new ArrayList<>();
    long messages = 0;
    for (int i = 0; i < CAMPAIGNS; i++) {
      JsonNode result = result(i);
      results.add(result.get("sent") + " sent, " + result.get("skipped"));
      messages += result.get("sent").asLong();
      if (result.get("sent").asLong() != sent[i].cardinality()) {
        faults.add(
            "campaign "
                + i
                + " says "
                + result.get("sent")
                + ", "
                + sent[i].cardinality()
                + " came");
      }
    }
    int others = 0;
    for (int person = 0; person < people; person++) {
      check(person);
      others +=
          CampaignPeople.bounces(person) && sent[1].get(person) && sent[2].get(person) ? 1 : 0;
    }
    if (others == 0) {
      faults.add("nobody got both others after a message that could not be sent");
    }
    return new Seen(
        List.copyOf(faults), messages, handedAgain, withdrawn.cardinality(), killed, time, results);
  }

  /// Two messages to everybody who agreed and did not withdraw, never more to anybody. A message
  /// that could not be sent counts until the channel has said so: those people may get one.
  private void check(int person) {
    int got = 0;
    for (BitSet campaign : sent) {
      got += campaign.get(person) ? 1 : 0;
    }
    if (got > CampaignService.PER_WEEK) {
      faults.add(got + " messages to " + person);
    }
    int least = CampaignService.PER_WEEK - (CampaignPeople.bounces(person) ? 1 : 0);
    if (CampaignPeople.agreed(person) && !withdrawn.get(person) && got < least) {
      faults.add("only " + got + " messages to " + person);
    }
  }
}
