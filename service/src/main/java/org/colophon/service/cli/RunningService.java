package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.colophon.editorial.EditorialSource;
import org.colophon.service.app.Application;
import org.colophon.service.app.Backend;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.app.Stores;
import org.colophon.service.config.Config;
import org.colophon.service.crm.CrmService;
import org.colophon.service.demo.DemoFeed;
import org.colophon.service.generation.ChatModels;
import org.colophon.service.generation.GenerationService;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Route;
import org.colophon.service.security.Access;
import org.colophon.service.security.SignInPages;
import org.colophon.service.web.Pages;
import org.jspecify.annotations.Nullable;

/// An application that answers over HTTP. Closing twice is harmless.
final class RunningService implements AutoCloseable {
  private final Application application;
  private final List<CatchUpThread> followers;
  private final HttpServer server;
  private final @Nullable DemoFeed feed;
  private final Backend backend;
  private final String operatorSecret;

  private RunningService(
      Application application,
      List<CatchUpThread> followers,
      HttpServer server,
      @Nullable DemoFeed feed,
      Backend backend,
      String operatorSecret) {
    this.application = application;
    this.backend = backend;
    this.operatorSecret = operatorSecret;
    this.feed = feed;
    this.followers = List.copyOf(followers);
    this.server = server;
  }

  /// Fills the stores before the service answers.
  interface Filling {
    /// Returns the feed that keeps them alive; null when nothing has to.
    @Nullable DemoFeed fill(Stores stores);
  }

  /// Opens a data directory and answers; derived data are brought up to date meanwhile, and
  /// `/health/ready` says when they are.
  ///
  /// @param endpoint of a language model; null where none is asked
  static RunningService start(
      Config config, GenerationOptions.@Nullable Endpoint endpoint, InstantSource clock) {
    Application application = open(config, clock, stores -> {});
    return answering(application, config, null, endpoint);
  }

  /// Opens a data directory, fills it, brings derived data up to date and answers.
  ///
  /// @param endpoint of a language model; null where none is asked
  static RunningService start(
      Config config,
      GenerationOptions.@Nullable Endpoint endpoint,
      InstantSource clock,
      Filling filling) {
    AtomicReference<@Nullable DemoFeed> filled = new AtomicReference<>();
    Application application = open(config, clock, stores -> filled.set(filling.fill(stores)));
    DemoFeed feed = filled.get();
    try {
      application.catchUp();
    } catch (RuntimeException e) {
      close(List.of(), feed, application);
      throw e;
    }
    return answering(application, config, feed, endpoint);
  }

  private static Application open(Config config, InstantSource clock, Consumer<Stores> filling) {
    return Application.open(
        config,
        clock,
        stores -> {
          filling.accept(stores);
          EditorialSource.register(stores.catalog(), stores.directory(), config.region().zone());
        });
  }

  private static RunningService answering(
      Application application,
      Config config,
      @Nullable DemoFeed feed,
      GenerationOptions.@Nullable Endpoint endpoint) {
    CatchUpThread teller = new CatchUpThread(application::tell);
    CatchUpThread follower =
        new CatchUpThread(() -> {
          application.catchUp();
          teller.signal();
        });
    CatchUpThread namer = new CatchUpThread(application::readRecords);
    List<CatchUpThread> followers = new ArrayList<>(List.of(follower, teller, namer));
    try {
      Access access = access(application, config);
      List<Route> pages = new ArrayList<>(Pages.routes());
      pages.addAll(signIn(access, config, application).routes());
      Backend plain = application.backend(follower, feed);
      GenerationService generation =
          endpoint == null ? null : generation(application, plain, endpoint);
      CrmService crm =
          application.stores().crm(config, plain.readers().signals(), application.clock());
      Backend proposing = generation == null ? plain : plain.with(generation);
      Backend backend = crm == null ? proposing : proposing.with(crm);
      HttpServer server = Endpoints.serve(config.http(), access, backend, pages);
      follower.signal();
      application.startRuns(follower);
      if (crm != null) {
        followers.add(new CatchUpThread(crm::work));
      }
      return new RunningService(
          application, followers, server, feed, backend, access.operatorSecret());
    } catch (RuntimeException e) {
      close(followers, feed, application);
      throw e;
    }
  }

  private static GenerationService generation(
      Application application, Backend backend, GenerationOptions.Endpoint endpoint) {
    return backend.generation(
        ChatModels.of(
            endpoint.kind(),
            endpoint.url(),
            endpoint.settings().model(),
            endpoint.key(),
            endpoint.settings().timeLimit()),
        application.stores().generations(),
        endpoint.settings());
  }

  /// @throws IllegalArgumentException when the file with a provider's secret cannot be read
  private static SignInPages signIn(Access access, Config config, Application application) {
    Config.SignInProvider provider = config.access().provider();
    if (provider == null) {
      return new SignInPages(access, config.behindTlsProxy());
    }
    String secret = provider.secretFile() == null ? null : secret(provider.secretFile());
    return new SignInPages(access, provider, secret, application.clock(), config.behindTlsProxy());
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "oidc_secret_file: " + file + " cannot be read; name a file that exists", e);
    }
  }

  /// @throws IllegalArgumentException when others reach the service and nobody has an account or a
  ///   key
  private static Access access(Application application, Config config) {
    Access access = application.access();
    if (access.isOpen() && !config.http().isLocal()) {
      throw new IllegalArgumentException(
          "other machines reach "
              + config.http().host()
              + ", and there is neither an account nor a key: add one first with `colophon accounts"
              + " add NAME --role admin`");
    }
    return access;
  }

  /// The secret by which commands of the user who owns the data directory are known.
  String operatorSecret() {
    return operatorSecret;
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    if (backend.generation() != null) {
      backend.generation().close();
    }
    if (backend.crm() != null) {
      backend.crm().close();
    }
    close(followers, feed, application);
  }

  private static void close(
      List<CatchUpThread> followers, @Nullable DemoFeed feed, Application application) {
    followers.forEach(CatchUpThread::close);
    if (feed != null) {
      feed.close();
    }
    application.close();
  }
}
