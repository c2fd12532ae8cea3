package org.colophon.service.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.catalog.Instants;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where errors become answers. A fault of ours is logged once, under the incident id
/// that the caller is told; nobody is shown a stack trace.
final class ProblemMapper {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  private static final String PEOPLE = "/v1/people/";

  private final List<Route> routes;
  private final InstantSource clock;
  private final AtomicLong faults = new AtomicLong();

  ProblemMapper(List<Route> routes, InstantSource clock) {
    this.routes = routes;
    this.clock = clock;
  }

  private static void answer(Context ctx, ApiProblem problem) {
    ctx.header("Cache-Control", "no-store");
    ctx.status(problem.status())
        .result(ApiMapper.write(problem.message()))
        .contentType(ApiProblem.MEDIA_TYPE);
  }

  void on(JavalinConfig config) {
    config.routes.exception(ApiException.class, (e, ctx) -> answer(ctx, e.problem()));
    config.routes.exception(HttpResponseException.class, this::http);
    config.routes.exception(StoreException.class, this::store);
    config.routes.exception(Exception.class, (e, ctx) -> fault(ctx, e));
    config.router.javaLangErrorHandler((response, error) -> {
      LOG.error("error while answering", error);
      broken(response);
    });
  }

  /// Whatever is wrong with the process, its answer is whole.
  private static void broken(HttpServletResponse response) {
    if (response.isCommitted()) {
      return;
    }
    ApiProblem problem =
        new ApiProblem(
            500, "internal_fault", null, "the service failed", "try again, or start it again");
    response.setStatus(problem.status());
    response.setContentType(ApiProblem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    try {
      response.getOutputStream().write(ApiMapper.write(problem.message()));
    } catch (IOException e) {
      LOG.debug("a client did not take its answer; it is gone", e);
    }
  }

  private void http(HttpResponseException e, Context ctx) {
    switch (e.getStatus()) {
      case 404, 405 -> noRoute(ctx);
      case 413 ->
          answer(
              ctx,
              new ApiProblem(
                  413, "body_too_large", null, "the body is too long", "send less at once"));
      default -> {
        if (e.getStatus() >= 500) {
          fault(ctx, e);
        } else {
          answer(
              ctx,
              new ApiProblem(
                  e.getStatus(),
                  "bad_request",
                  null,
                  "the request is malformed",
                  "send a well-formed HTTP request"));
        }
      }
    }
  }

  private void noRoute(Context ctx) {
    List<String> allowed =
        routes.stream().filter(r -> r.matches(ctx.path())).map(Route::method).distinct().toList();
    if (allowed.isEmpty()) {
      answer(
          ctx,
          new ApiProblem(
              404, "path_unknown", null, "there is nothing at this path", "see /openapi.json"));
      return;
    }
    ctx.header("Allow", String.join(", ", allowed));
    answer(
        ctx,
        new ApiProblem(
            405,
            "method_not_allowed",
            null,
            "this path does not take " + ctx.method().name(),
            "use " + String.join(" or ", allowed)));
  }

  /// A path without a person's reference: that gets into no log.
  private static String loggable(String path) {
    return path.startsWith(PEOPLE) ? PEOPLE + "…" : path;
  }

  private void store(StoreException e, Context ctx) {
    failed(
        ctx,
        e,
        503,
        "store_failed",
        e.advice(),
        "send the request again when the operator has fixed the problem: what was stored of it counts"
            + " once");
  }

  private void fault(Context ctx, Exception e) {
    failed(
        ctx,
        e,
        500,
        "internal_fault",
        "the service failed",
        "try again; if it stays, tell the operator the incident id");
  }

  private void failed(Context ctx, Exception e, int status, String code, String what, String fix) {
    String incident =
        Long.toString(Instants.toMicros(clock.instant()), 36) + "-" + faults.incrementAndGet();
    LOG.error("incident {}: {} {}", incident, ctx.method().name(), loggable(ctx.path()), e);
    String detail = what + "; incident " + incident;
    answer(ctx, new ApiProblem(status, code, null, detail, fix));
  }
}
