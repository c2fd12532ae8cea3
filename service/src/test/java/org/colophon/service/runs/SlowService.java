package org.colophon.service.runs;

import java.io.IOException;
import java.nio.file.Path;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.http.HttpServer;
import org.colophon.service.web.Pages;

/// The real service as a process of its own, with models that only compare words and take their
/// time, on a clock that stands. Says `port N` when it answers.
final class SlowService {
  private SlowService() {}

  /// Serves until it is killed or its input ends.
  ///
  /// @param arguments the data directory, nanoseconds for each text
  public static void main(String[] arguments) throws IOException {
    Application application =
        Application.open(
            Config.usual(Path.of(arguments[0])),
            new Application.Models(new WordModels(Long.parseLong(arguments[1])), "one"),
            () -> Shelves.NOW,
            stores -> {});
    application.catchUp();
    CatchUpThread follower = new CatchUpThread(application::catchUp);
    application.startRuns(follower);
    HttpServer server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    System.out.println("port " + server.port());
    System.out.flush();
    while (System.in.read() >= 0) {
      // nothing is asked of it this way
    }
    server.close();
    follower.close();
    application.close();
  }
}
