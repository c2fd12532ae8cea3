package org.colophon.service.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.ImprintId;
import org.colophon.governance.gate.MonotonicClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.Access;
import org.colophon.service.security.AccessRole;
import org.colophon.service.security.Grant;
import org.colophon.service.testing.CountingModels;

/// Whether a caller of one imprint can tell ids that another imprint uses from ids that nobody
/// uses, by the answer or by its time. Of each kind the same number is asked, in random order.
///
/// The area is the chance that one request for a hidden id took longer than one for an id that is
/// not there: 0.5 when the times say nothing.
final class HiddenIdsMeasured {
  private static final int WARM = 300;
  private static final List<String> SUFFIXES = List.of("", "/governance", "/related", "/decisions");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String key;

  private HiddenIdsMeasured(String address, String key) {
    this.address = address;
    this.key = key;
  }

  /// Prints the comparison for each route.
  ///
  /// @param arguments an empty directory, how many ids of each kind
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[1]);
    MonotonicClock clock = MonotonicClock.system();
    Config config =
        Config.of(
            Map.of(
                ConfigKey.DATA,
                List.of(Path.of(arguments[0]).toString()),
                ConfigKey.REQUESTS_PER_SECOND,
                List.of("100000")));
    try (Application application =
        Application.open(config, CountingModels::german, clock, stores -> {})) {
      Access access = application.access();
      CatchUpThread follower = new CatchUpThread(application::catchUp);
      try (HttpServer server =
          Endpoints.serve(
              HttpServer.Settings.local(0),
              access,
              application.backend(follower, null),
              List.of())) {
        String address = "http://127.0.0.1:" + server.port();
        new HiddenIdsMeasured(address, "").fill(count + WARM);
        application.catchUp();
        Grant grant = new Grant(Set.of(AccessRole.EDITOR), Set.of(new ImprintId("own")), Set.of());
        String key = access.keys().add("confined", grant, null, clock.instant()).secret();
        for (String suffix : SUFFIXES) {
          new HiddenIdsMeasured(address, key).measure(suffix, count);
        }
      } finally {
        follower.close();
      }
    }
  }

  private void fill(int count) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (String imprint : List.of("own", "foreign")) {
      lines.append(
          """
          {"schema":"colophon-imprint/1","id":"%1$s","name":"%1$s","legal_entity":"House"}
          {"schema":"colophon-desk/1","id":"desk-%1$s","name":"Desk","imprint":"%1$s","members":["kim"],"active":true}
          {"schema":"colophon-source/1","id":"feed-%1$s","name":"Feed","owner":"desk-%1$s","imprint":"%1$s","expected_every":"PT24H","zone":"Europe/Berlin"}
          """
              .formatted(imprint));
    }
    for (int i = 0; i < count; i++) {
      for (String imprint : List.of("own", "foreign")) {
        lines.append(
            """
            {"schema":"colophon-item/1","id":"%1$s-%2$06d","source":"feed-%1$s","imprint":"%1$s","desk":"desk-%1$s","content_type":"news","language":"de","title":"Meldung %2$d","text":"Ein Text über den Hafen %2$d.","lifecycle":{"state":"published","published_at":"2026-06-01T00:00:00Z"}}
            """
                .formatted(imprint, i));
      }
    }
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + "/v1/items:batch"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines.toString()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200 || answer.body().contains("\"status\":4")) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
  }

  private void measure(String suffix, int count) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count + WARM; i++) {
      ids.add("foreign-%06d".formatted(i));
      ids.add("nowhere-%06d".formatted(i));
    }
    Collections.shuffle(ids, new Random(3));
    List<Long> hidden = new ArrayList<>();
    List<Long> absent = new ArrayList<>();
    Set<String> answers = new TreeSet<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      long sent = System.nanoTime();
      HttpResponse<String> answer = client.send(request(id, suffix), BodyHandlers.ofString());
      long nanos = System.nanoTime() - sent;
      answers.add(answer.statusCode() + " " + answer.body().replace(id, "ID"));
      if (i >= 2 * WARM) {
        (id.startsWith("foreign") ? hidden : absent).add(nanos);
      }
    }
    print(suffix, answers, sorted(absent), sorted(hidden));
  }

  private HttpRequest request(String id, String suffix) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/v1/items/" + id + suffix))
            .header("Authorization", "Bearer " + key);
    return suffix.equals("/decisions")
        ? request
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"kind\":\"keyphrase\",\"value\":\"hafen\",\"answer\":\"accepted\"}"))
            .build()
        : request.build();
  }

  private static long[] sorted(List<Long> nanos) {
    return nanos.stream().mapToLong(n -> n).sorted().toArray();
  }

  private static void print(String suffix, Set<String> answers, long[] absent, long[] hidden) {
    double half =
        1.96
            * Math.sqrt(
                (absent.length + hidden.length + 1) / (12.0 * absent.length * hidden.length));
    System.out.printf(
        "/v1/items/{id}%s: %d different answers, %s%n", suffix, answers.size(), answers);
    System.out.printf(
        "  not there: median %d µs, p95 %d µs; hidden: median %d µs, p95 %d µs; area %.3f, by chance"
            + " 0.5 ± %.3f%n",
        at(absent, 50), at(absent, 95), at(hidden, 50), at(hidden, 95), area(absent, hidden), half);
  }

  private static long at(long[] sorted, int percent) {
    return sorted[sorted.length * percent / 100] / 1_000;
  }

  /// How often one of the second kind took longer than one of the first.
  private static double area(long[] first, long[] second) {
    double longer = 0;
    for (long nanos : second) {
      int at = Arrays.binarySearch(first, nanos);
      longer += at < 0 ? -at - 1 : at + 0.5;
    }
    return longer / ((double) first.length * second.length);
  }
}
