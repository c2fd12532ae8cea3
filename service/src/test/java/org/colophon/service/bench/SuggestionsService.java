package org.colophon.service.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.colophon.models.Embedder;
import org.colophon.models.bilingual.Embedders;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.http.HttpServer;
import org.colophon.service.store.Database;
import org.colophon.service.web.Pages;

/// The real service over a [SuggestionsStock]. Says `port N` when it answers; a line on its input
/// is answered with where requests spent their time since the last one.
final class SuggestionsService {
  private static final String MODEL = Embedders.STANDARD;

  private SuggestionsService() {}

  /// Serves until its input ends.
  ///
  /// @param arguments a directory, filled when it is empty, how many items, how many segments, a
  ///   text file in UTF-8 that texts are put together from, its language
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    InstantSource clock = InstantSource.fixed(Stock.NOW);
    String digest;
    try (Embedder embedder = Embedders.open(MODEL)) {
      digest = embedder.model().digest();
    }
    if (!Files.exists(directory.resolve(Database.FILE))) {
      new SuggestionsStock(Sentences.of(Path.of(arguments[3])), arguments[4])
          .fill(
              directory,
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              digest,
              clock);
    }
    Application application =
        Application.open(
            Config.of(
                Map.of(
                    ConfigKey.DATA,
                    List.of(directory.toString()),
                    ConfigKey.MODEL,
                    List.of(MODEL))),
            clock);
    application.catchUp();
    CatchUpThread follower = new CatchUpThread(application::catchUp);
    HttpServer server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    Sampler sampler = new Sampler();
    Thread sampling = Thread.ofPlatform().daemon().start(sampler);
    say("port " + server.port());
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (asked.readLine() != null) {
      say(sampler.shares());
    }
    sampling.interrupt();
    server.close();
    follower.close();
    application.close();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
