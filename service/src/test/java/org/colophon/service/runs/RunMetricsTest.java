package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.HttpServer;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
  private static final int ITEMS = 30;

  @TempDir private Path directory;
  private Room room;
  private CatchUpThread follower;
  private HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void open() {
    room = Room.filled(directory, ITEMS);
    follower = new CatchUpThread(() -> {});
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0),
            room.application().backend(follower, null),
            Pages.routes());
  }

  @AfterEach
  void close() {
    server.close();
    follower.close();
    room.close();
    http.close();
  }

  /// What is said of runs and is not 0.
  private Map<String, Double> figures() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
    String text = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    assertTrue(text.contains("# TYPE colophon_run_items_done_total counter"), text);
    Map<String, Double> figures = new TreeMap<>();
    for (String line : text.lines().filter(l -> l.startsWith("colophon_run")).toList()) {
      int space = line.lastIndexOf(' ');
      figures.put(
          line.substring("colophon_".length(), space),
          Double.parseDouble(line.substring(space + 1)));
    }
    assertEquals(24, figures.size(), text);
    figures.values().removeIf(value -> value == 0);
    return figures;
  }

  @Test
  void nothingIsSaidOfRunsThatAreNone() throws Exception {
    assertEquals(Map.of(), figures());
  }

  @Test
  void aRunIsFollowedFromItsQueueToItsEnd() throws Exception {
    Shelves.rewrite(room.catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    RunId id = room.plan(Room.again(Room.ENRICH, RunSelection.ALL));
    assertEquals(Map.of("runs{state=\"running\"}", 1.0, queue("pending"), 30.0), figures());

    room.application().workOnRuns();
    room.application().runs().act(id, new Action.Cancel(), "kim");
    assertEquals(
        Map.of(
            "runs{state=\"cancelled\"}",
            1.0,
            done("unchanged"),
            29.0,
            done("failed"), // three tries of one item
            3.0,
            "run_items_per_second",
            32 / 60.0),
        figures());

    room.clock.advance(Duration.ofMinutes(1));
    assertEquals(
        Map.of("runs{state=\"cancelled\"}", 1.0, done("unchanged"), 29.0, done("failed"), 3.0),
        figures());
  }

  @Test
  void theItemsOfTheRunInHandAreToldByState() throws Exception {
    Shelves.rewrite(room.catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    room.run(Room.again(Room.ENRICH, RunSelection.ALL));
    Shelves.rewrite(room.catalog(), 4, "Ganz anders: die Orgel im Winter.", 9);
    RunId second =
        room.plan(Room.again(Room.ENRICH, RunSelection.of(java.util.List.of(Shelves.id(5)))));
    room.application().runs().act(second, new Action.Pause(), "kim");
    room.application().runs().act(new RunId(1), approved(), "kim");
    assertEquals(
        Map.of(
            "runs{state=\"applying\"}",
            1.0,
            "runs{state=\"paused\"}",
            1.0,
            queue("unchanged"),
            29.0,
            queue("set_aside"),
            1.0),
        withoutPulse(figures()));
    room.application().workOnRuns();
    assertEquals(
        Map.of("runs{state=\"applied\"}", 1.0, "runs{state=\"paused\"}", 1.0),
        withoutPulse(figures()));
  }

  @Test
  void whatKeepsRunsFromGoingOnIsToldOf() throws Exception {
    RunId id = room.plan(Room.again(Room.ENRICH, RunSelection.ALL));
    assertEquals(
        0, room.application().stores().runs().claim(id, 0).stream().map(RunTask::item).count());
    try (Holder _ = Holder.of(directory)) {
      room.application().workOnRuns();
      assertEquals(1.0, figures().get("run_stuck"));
    }
    room.application().workOnRuns();
    assertEquals(null, figures().get("run_stuck"));
  }

  private static Action approved() {
    return new Action.Approve(new org.colophon.service.runs.Approval.Whole());
  }

  private static Map<String, Double> withoutPulse(Map<String, Double> figures) {
    figures.keySet().removeIf(name -> name.startsWith("run_items_"));
    return figures;
  }

  private static String queue(String state) {
    return "run_items{state=\"" + state + "\"}";
  }

  private static String done(String outcome) {
    return "run_items_done_total{outcome=\"" + outcome + "\"}";
  }
}
