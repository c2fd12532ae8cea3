package org.colophon.service.runs;

import java.nio.file.Path;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.http.HttpServer;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.web.Pages;

/// A service over a small catalogue that works on runs, on a free port.
public final class RunHouse implements AutoCloseable {
  private final Application application;
  private final CatchUpThread follower;
  private final HttpServer server;

  private RunHouse(Application application) {
    this.application = application;
    this.follower = new CatchUpThread(application::catchUp);
    application.startRuns(follower);
    this.server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
  }

  /// Opens one over 20 items, none of them poisonous.
  public static RunHouse open(Path directory) {
    Application application =
        Application.open(
            Config.usual(directory),
            new Application.Models(new WordModels(0), "one"),
            () -> Shelves.NOW,
            stores -> {});
    Shelves.surround(application.stores().catalog(), application.stores().audiences());
    Shelves.fill(application.stores().catalog(), 20, 3);
    application.catchUp();
    return new RunHouse(application);
  }

  public Application application() {
    return application;
  }

  public int port() {
    return server.port();
  }

  /// `http://127.0.0.1:PORT`.
  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /// Cancels a run behind the back of whoever looks at it.
  public void cancel(long id) {
    application.runs().act(new RunId(id), new Action.Cancel(), "kim");
  }

  @Override
  public void close() {
    server.close();
    follower.close();
    application.close();
  }
}
