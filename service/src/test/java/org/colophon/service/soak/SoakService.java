package org.colophon.service.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.colophon.enrichment.CachedEmbedder;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.KeyphraseExtractor;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.service.app.Application;
import org.colophon.service.app.Follower;
import org.colophon.service.app.Reading;
import org.colophon.service.app.Showing;
import org.colophon.service.http.HttpServer;
import org.colophon.service.web.Pages;

/// The real service as a process of its own, on a simulated clock and with models that only count
/// words. Says `port N` when it answers; then takes `wrong SECONDS` and answers `set`.
final class SoakService {
  private SoakService() {}

  /// Serves until it is killed or its input ends.
  ///
  /// @param arguments the data directory, the monotonic clock at the start, the speed
  public static void main(String[] arguments) throws IOException {
    SimulatedClock clock =
        new SimulatedClock(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    Application application =
        Application.open(
            Path.of(arguments[0]),
            SoakService::models,
            Showing.Settings.usual(),
            clock,
            stores -> {});
    application.catchUp();
    Follower follower = new Follower(application::catchUp);
    HttpServer server =
        HttpServer.start(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    say("port " + server.port());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      clock.setWrongBy(Duration.ofSeconds(Long.parseLong(order.substring("wrong ".length()))));
      say("set");
    }
    server.close();
    follower.close();
    application.close();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static Reading models(VectorStore store) {
    HashingEmbedder embedder = new HashingEmbedder();
    CachedEmbedder vectors = new CachedEmbedder(embedder, store);
    EnrichmentPipeline pipeline =
        new EnrichmentPipeline(
            new FixedLanguageDetector("de"),
            Map.of("de", new WhitespaceAnalyzer("de")),
            vectors,
            new KeyphraseExtractor(),
            List.of());
    return new Reading(embedder, vectors, pipeline);
  }
}
