package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// Looks at who asks, before any route: pages of other origins only where the operator allowed
/// them, and, while only this machine is served, no foreign host name (DNS rebinding).
final class OriginFilter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final HttpServer.Settings settings;
  private final boolean localOnly;

  OriginFilter(HttpServer.Settings settings) {
    this.settings = settings;
    this.localOnly = LOOPBACK.contains(settings.host()) || settings.host().equals("::1");
  }

  void check(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    checkHost(ctx.header("Host"));
    String origin = ctx.header("Origin");
    if (origin != null && settings.origins().contains(origin)) {
      ctx.header("Access-Control-Allow-Origin", origin);
      ctx.header("Access-Control-Expose-Headers", "ETag, Location, Allow");
      ctx.header("Vary", "Origin");
      if (ctx.method().equals(HandlerType.OPTIONS)) {
        ctx.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        ctx.header("Access-Control-Allow-Headers", "Content-Type, If-Match, If-None-Match");
        ctx.header("Access-Control-Max-Age", "600");
        ctx.status(204).skipRemainingHandlers();
      }
    }
  }

  private void checkHost(@org.jspecify.annotations.Nullable String host) {
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    if (localOnly && !LOOPBACK.contains(name)) {
      throw new ApiException(
          new ApiProblem(
              403,
              "host_not_served",
              "Host",
              "this service answers on this machine alone",
              "call 127.0.0.1 or localhost, or bind it to another address"));
    }
  }
}
