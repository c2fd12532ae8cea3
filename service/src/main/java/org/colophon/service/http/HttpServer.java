package org.colophon.service.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;

/// The HTTP server. Platform threads: native models pin virtual ones. Closing waits for requests
/// under way; closing twice is harmless.
public final class HttpServer implements AutoCloseable {
  /// How long requests under way are waited for when the server stops.
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final Javalin javalin;
  private final RequestsUnderWay underWay;
  private final ResponseWriter writer;

  private HttpServer(Javalin javalin, RequestsUnderWay underWay, ResponseWriter writer) {
    this.javalin = javalin;
    this.underWay = underWay;
    this.writer = writer;
  }

  /// The server's address and the origins that it answers.
  ///
  /// @param host `127.0.0.1` unless others shall reach it
  /// @param port 0: any free one
  /// @param names under which others reach it, in small letters; this machine's own names and plain
  ///   addresses are always served
  /// @param origins of pages elsewhere that may call the API, such as `https://cms.example.org`
  /// @param bodyPatience how long a caller has for a body, beside the time for its length
  /// @param mcp whether assistants are answered at `/mcp`
  public record Settings(
      String host,
      int port,
      Set<String> names,
      Set<String> origins,
      Duration bodyPatience,
      boolean mcp) {
    public Settings {
      names = Set.copyOf(names);
      origins = Set.copyOf(origins);
    }

    /// For this machine alone.
    public static Settings local(int port) {
      return at("127.0.0.1", port, Set.of(), Set.of());
    }

    /// For others too.
    public static Settings at(String host, int port, Set<String> names, Set<String> origins) {
      return new Settings(host, port, names, origins, RequestGuard.PATIENCE, false);
    }

    /// The same, with assistants answered or not.
    public Settings withMcp(boolean on) {
      return new Settings(host, port, names, origins, bodyPatience, on);
    }

    /// Whether only this machine reaches it.
    public boolean isLocal() {
      return OriginFilter.isLoopback(host);
    }
  }

  /// Starts listening.
  ///
  /// @param access who may do what
  /// @param metrics among the endpoints; times all routes
  /// @param pages routes beside the API
  /// @param runs the gate at which people go before runs
  /// @param clockTrusted whether the clock can be trusted now
  public static HttpServer start(
      Settings settings,
      AccessControl access,
      List<Endpoint> endpoints,
      Metrics metrics,
      List<Route> pages,
      PriorityGate runs,
      BooleanSupplier clockTrusted,
      InstantSource clock) {
    ResponseWriter writer = new ResponseWriter();
    Forwarder forwarder = new Forwarder();
    List<Route> operations = new Router(writer, runs, forwarder, clock).routes(endpoints);
    List<Route> routes =
        new ArrayList<>(metrics.over(new ClockGuard(clockTrusted).over(operations)));
    routes.addAll(pages);
    Map<String, Integer> successes = successes(endpoints);
    RequestsUnderWay underWay = new RequestsUnderWay();
    OriginFilter originFilter = new OriginFilter(settings);
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = false;
          config.http.generateEtags = false;
          config.http.prefer405over404 = true;
          config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
          config.jetty.modifyServer(server ->
              server.setHandler(new RequestGuard(access, settings.bodyPatience(), underWay)));
          config.jetty.modifyHttpConfiguration(HttpServer::quiet);
          config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(writer));
          config.routes.before(originFilter::check);
          new ProblemMapper(routes, clock).on(config);
          routes.forEach(route ->
              add(
                  config,
                  controlled(
                      route,
                      successes.getOrDefault(route.method() + " " + route.path(), 200),
                      access)));
        });
    forwarder.to(javalin.javalinServlet());
    javalin.start(settings.host(), settings.port());
    return new HttpServer(javalin, underWay, writer);
  }

  /// The status by which each operation says success, by its method and path.
  private static Map<String, Integer> successes(List<Endpoint> endpoints) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.operations().stream())
        .collect(Collectors.toMap(o -> o.method() + " " + o.path(), Operation::success));
  }

  /// A route that only those may call who have the right to.
  ///
  /// @param success the first status by which it says success
  private static Route controlled(Route route, int success, AccessControl access) {
    return new Route(
        route.method(),
        route.path(),
        ctx -> {
          Caller caller = Callers.of(ctx.req());
          access.run(
              caller,
              route.method(),
              route.path(),
              ctx.pathParamMap().values(),
              success,
              () -> {
                access.authorize(caller, route, ctx);
                route.handler().handle(ctx);
                return ctx.statusCode();
              });
        });
  }

  /// A `HEAD` is answered as its `GET` is, without the body.
  private static void add(JavalinConfig config, Route route) {
    HandlerType method = HandlerType.findOrCreate(route.method());
    config.routes.addHttpHandler(method, route.path(), route.handler());
    if (method.equals(HandlerType.GET)) {
      config.routes.addHttpHandler(HandlerType.HEAD, route.path(), route.handler());
    }
  }

  private static void quiet(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
  }

  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    underWay.drain(DRAIN);
    javalin.stop();
    writer.close();
  }
}
