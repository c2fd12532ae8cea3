package org.colophon.service.cli;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.desk.DeskSource;
import org.colophon.service.app.Application;
import org.colophon.service.app.Follower;
import org.colophon.service.app.Stores;
import org.colophon.service.http.Backend.DemoFeed;
import org.colophon.service.http.HttpServer;
import org.colophon.service.web.Pages;
import org.jspecify.annotations.Nullable;

/// An application that answers over HTTP. Closing twice is harmless.
final class RunningService implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Application application;
  private final List<Follower> followers;
  private final HttpServer server;
  private final @Nullable DemoFeed feed;

  private RunningService(
      Application application,
      List<Follower> followers,
      HttpServer server,
      @Nullable DemoFeed feed) {
    this.application = application;
    this.feed = feed;
    this.followers = List.copyOf(followers);
    this.server = server;
  }

  /// Fills the stores before the service answers.
  interface Filling {
    /// Returns the feed that keeps them alive; null when nothing has to.
    @Nullable DemoFeed fill(Stores stores);
  }

  /// Opens a data directory and answers.
  static RunningService start(ServiceOptions options, InstantSource clock) {
    return start(options, clock, stores -> null);
  }

  /// Opens a data directory, fills it, brings derived data up to date and answers.
  static RunningService start(ServiceOptions options, InstantSource clock, Filling filling) {
    AtomicReference<@Nullable DemoFeed> filled = new AtomicReference<>();
    Application application =
        Application.open(
            options.data,
            options.model,
            options.showing(),
            clock,
            stores -> {
              filled.set(filling.fill(stores));
              DeskSource.register(stores.catalog(), stores.directory(), ZONE);
            });
    DemoFeed feed = filled.get();
    try {
      application.catchUp();
      Follower teller = new Follower(application::tell);
      Follower follower =
          new Follower(() -> {
            application.catchUp();
            teller.signal();
          });
      Follower namer = new Follower(application::readRecords);
      application.startRuns(follower);
      HttpServer.Settings settings = new HttpServer.Settings(options.host, options.port, Set.of());
      HttpServer server =
          HttpServer.start(settings, application.backend(follower, feed), Pages.routes());
      return new RunningService(application, List.of(follower, teller, namer), server, feed);
    } catch (RuntimeException e) {
      end(feed);
      application.close();
      throw e;
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    followers.forEach(Follower::close);
    end(feed);
    application.close();
  }

  private static void end(@Nullable DemoFeed feed) {
    if (feed != null) {
      feed.close();
    }
  }
}
