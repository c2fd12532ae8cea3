package org.colophon.service.http;

import io.javalin.http.Handler;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// A guard before every route that writes. While the machine's clock cannot be trusted, nothing is
/// written that carries its time: it would be void later, or block what comes after it.
final class ClockGuard {
  private static final ApiProblem UNTRUSTED =
      new ApiProblem(
          503,
          "clock_untrusted",
          null,
          "the machine's clock was set far forward or back, so that a write would carry a wrong time",
          "correct the clock and send the request again; holds can be placed meanwhile");

  /// Routes that write nothing, or nothing that needs the time. A hold without a start has always
  /// been in force, and forgetting a person must not wait.
  static final Set<String> TIMELESS =
      Set.of(
          "POST /v1/holds",
          "DELETE /v1/holds/{id}",
          "DELETE /v1/people/{ref}",
          "PUT /v1/policies/{id}",
          "POST /v1/policies:preview",
          "POST /v1/policies:reload",
          "POST /v1/suggestions",
          "POST /v1/recommendations",
          "POST /v1/checks");

  private final BooleanSupplier trusted;

  /// @param trusted whether the clock can be trusted now
  ClockGuard(BooleanSupplier trusted) {
    this.trusted = trusted;
  }

  List<Route> over(List<Route> routes) {
    return routes.stream().map(this::over).toList();
  }

  /// Whether an operation is refused while the clock cannot be trusted.
  static boolean guards(String method, String path) {
    return !method.equals("GET") && !TIMELESS.contains(method + " " + path);
  }

  private Route over(Route route) {
    return guards(route.method(), route.path())
        ? new Route(route.method(), route.path(), guarded(route.handler()))
        : route;
  }

  private Handler guarded(Handler handler) {
    return ctx -> {
      if (!trusted.getAsBoolean()) {
        throw new ApiException(UNTRUSTED);
      }
      handler.handle(ctx);
    };
  }
}
