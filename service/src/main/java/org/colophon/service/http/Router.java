package org.colophon.service.http;

import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;

/// The way from an address to the operation that answers it.
final class Router {
  private final ResponseWriter writer;
  private final PriorityGate lane;
  private final Forwarder forwarder;
  private final InstantSource clock;

  /// @param lane in which requests that somebody waits for go before runs
  /// @param forwarder leads to these operations once the server has started
  Router(ResponseWriter writer, PriorityGate lane, Forwarder forwarder, InstantSource clock) {
    this.writer = writer;
    this.lane = lane;
    this.forwarder = forwarder;
    this.clock = clock;
  }

  List<Route> routes(List<Endpoint> endpoints) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.operations().stream())
        .map(this::route)
        .toList();
  }

  private Route route(Operation operation) {
    Handler handler =
        ctx ->
            writer.write(
                ctx,
                operation
                    .handler()
                    .handle(
                        new Request(
                            new JavalinRequest(ctx, forwarder), operation, clock.instant())));
    return new Route(
        operation.method(),
        operation.path(),
        operation.interactive() ? beforeRuns(handler) : handler);
  }

  /// Runs wait while this answers.
  private Handler beforeRuns(Handler handler) {
    return ctx -> {
      try (PriorityGate.Visit _ = lane.enter()) {
        handler.handle(ctx);
      }
    };
  }
}
