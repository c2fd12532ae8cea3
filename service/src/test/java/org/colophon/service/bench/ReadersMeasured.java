package org.colophon.service.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
import org.colophon.service.http.HttpServer;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;

/// How long a list for a reader or a segment and the titles beside an item take, and how long it
/// takes from a signal to the moved vectors of the person's segment, over the demo catalogue, asked
/// from the same process.
///
/// Arguments: an empty directory, the embedding model, how many times.
final class ReadersMeasured {
  private static final SegmentId SEGMENT = new SegmentId("seg-kuestenkrimi-wochenende");
  private static final int WARM_UP = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Application application;
  private final String base;

  private ReadersMeasured(Application application, int port) {
    this.application = application;
    this.base = "http://127.0.0.1:" + port;
  }

  public static void main(String[] arguments) throws Exception {
    InstantSource clock = InstantSource.fixed(TestService.NOW);
    DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
    try (Application application =
        Application.open(
            Config.of(
                Map.of(
                    ConfigKey.DATA, List.of(arguments[0]), ConfigKey.MODEL, List.of(arguments[1]))),
            clock)) {
      demo.loadInto(application.stores().catalog(), application.stores().audiences());
      try (SimulatedFeed feed = new SimulatedFeed(application.stores().catalog(), demo, clock)) {
        feed.deliver();
      }
      application.catchUp();
      try (CatchUpThread follower = new CatchUpThread(application::catchUp);
          HttpServer server =
              Endpoints.serve(
                  HttpServer.Settings.local(0),
                  application.backend(follower, null),
                  Pages.routes())) {
        ReadersMeasured measured = new ReadersMeasured(application, server.port());
        List<ItemId> items = demo.items().stream().map(entry -> entry.item().id()).toList();
        int times = Integer.parseInt(arguments[2]);
        List<String> segments =
            application.stores().audiences().all().stream()
                .map(stored ->
                    "/v1/segments/%s/recommendations?k=10".formatted(stored.segment().id()))
                .toList();
        List<String> beside =
            items.stream().map(id -> "/v1/items/%s/related?k=6".formatted(id)).toList();
        measured.lists(items, WARM_UP);
        report(
            "a segment's list of ten, never asked for", measured.asked(segments, segments.size()));
        report("six titles beside an item, never asked for", measured.asked(beside, beside.size()));
        measured.asked(beside, WARM_UP * WARM_UP);
        report("a list of five for three signals of a reader", measured.lists(items, times));
        report("a segment's list of ten", measured.asked(segments, times));
        report("six titles beside an item", measured.asked(beside, times));
        report("from a signal to the moved vectors of its segment", measured.signals(items, times));
      }
    }
  }

  private List<Double> lists(List<ItemId> items, int times) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      List<String> signals = new ArrayList<>();
      for (int s = 0; s < 3; s++) {
        signals.add(
            "{\"event\":\"Content Viewed\",\"properties\":{\"item_id\":\"%s\"}}"
                .formatted(items.get((i * 3 + s) % items.size())));
      }
      String body =
          "{\"signals\":[%s],\"consent\":{\"profiling\":true},\"k\":5}"
              .formatted(String.join(",", signals));
      long start = System.nanoTime();
      post("/v1/recommendations", body);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return millis;
  }

  private List<Double> asked(List<String> paths, int times) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      send(HttpRequest.newBuilder(URI.create(base + paths.get(i % paths.size()))).GET().build());
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return millis;
  }

  private List<Double> signals(List<ItemId> items, int times) throws Exception {
    post(
        "/v1/signals",
        """
        {"type":"identify","messageId":"m-","userId":"p-1","traits":{"segments":["%s"]},
         "context":{"consent":{"legalEntity":"Lindenhof Buchverlage GmbH",
           "categoryPreferences":{"profiling":true}}}}\
        """
            .formatted(SEGMENT));
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      List<Prototype> before = application.prototypes(SEGMENT);
      long start = System.nanoTime();
      post(
          "/v1/signals",
          """
          {"type":"track","messageId":"m-%d","userId":"p-1","event":"Content Viewed",
           "properties":{"item_id":"%s"}}\
          """
              .formatted(i, items.get(i % items.size())));
      while (application.prototypes(SEGMENT).equals(before)
          && System.nanoTime() - start < 10_000_000_000L) {
        LockSupport.parkNanos(500_000);
      }
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return millis;
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private void send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  private static void report(String what, List<Double> millis) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: %d times, p50 %.1f, p95 %.1f, slowest %.1f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.getLast());
  }
}
