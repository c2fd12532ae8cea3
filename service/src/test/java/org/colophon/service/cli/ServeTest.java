package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.colophon.service.app.Stores;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.demo.DemoCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A service that is started on a catalogue that nothing was derived from yet.
class ServeTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));
  private static final String LIST = "/v1/segments/seg-kuestenkrimi-wochenende/recommendations?k=5";

  @TempDir private Path folder = Path.of(".");

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(RunningService service, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  @Timeout(180)
  void answersBeforeEverythingIsReadAndSaysSo() throws Exception {
    try (Stores stores = Stores.open(folder, CLOCK)) {
      DemoCatalog.laidAt(CLOCK.instant()).loadInto(stores.catalog(), stores.audiences());
    }
    Config config =
        Config.of(Map.of(ConfigKey.DATA, List.of(folder.toString()), ConfigKey.PORT, List.of("0")));
    try (RunningService service = RunningService.start(config, null, CLOCK)) {
      HttpResponse<String> ready = get(service, "/health/ready");
      assertEquals(503, ready.statusCode(), "the demo's texts take seconds to read");
      assertTrue(ready.body().contains("brought up to date"), ready.body());
      assertEquals(200, get(service, "/v1/items/hafenlicht/governance").statusCode());
      assertEquals(200, get(service, LIST).statusCode());

      while (get(service, "/health/ready").statusCode() == 503) {
        Thread.sleep(100);
      }
      JsonNode list = CommandJson.MAPPER.readTree(get(service, LIST).body());
      assertTrue(list.path("items").size() > 0, list.toString());
    } finally {
      http.close();
    }
  }
}
