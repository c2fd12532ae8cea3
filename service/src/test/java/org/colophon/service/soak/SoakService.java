package org.colophon.service.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.Access;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.ObservedAccess;
import org.colophon.service.web.Pages;

/// The real service as a process of its own, on a simulated clock and with models that only count
/// words. Says `port N` when it answers; then takes `wrong SECONDS` and answers `set`, or takes
/// `halt OPERATION` and dies as soon as such a request is handled, before it is answered.
final class SoakService {
  private static final AtomicReference<String> HALTING = new AtomicReference<>("");

  private SoakService() {}

  /// Serves until it is killed or its input ends.
  ///
  /// @param arguments the data directory, the monotonic clock at the start, the speed
  public static void main(String[] arguments) throws IOException {
    SimulatedClock clock =
        new SimulatedClock(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    Application application =
        Application.open(
            Config.usual(Path.of(arguments[0])), CountingModels::german, clock, stores -> {});
    application.catchUp();
    CatchUpThread follower = new CatchUpThread(application::catchUp);
    Access access = application.access();
    HttpServer server =
        Endpoints.serve(
            HttpServer.Settings.local(0),
            new ObservedAccess(access, SoakService::haltAfter),
            access,
            application.backend(follower, null),
            Pages.routes());
    say("port " + server.port());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      if (order.startsWith("halt ")) {
        HALTING.set(order.substring("halt ".length()));
      } else {
        clock.setWrongBy(Duration.ofSeconds(Long.parseLong(order.substring("wrong ".length()))));
      }
      say("set");
    }
    server.close();
    follower.close();
    application.close();
  }

  private static Runnable haltAfter(String operation) {
    return () -> {
      if (operation.equals(HALTING.get())) {
        Runtime.getRuntime().halt(137);
      }
    };
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
