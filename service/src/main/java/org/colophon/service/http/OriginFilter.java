package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.jspecify.annotations.Nullable;

/// A check of every request before its route: it names a host that is served (no DNS rebinding),
/// and what changes something comes from no page of another origin but those that the operator
/// allowed.
public final class OriginFilter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final HttpServer.Settings settings;

  OriginFilter(HttpServer.Settings settings) {
    this.settings = settings;
  }

  /// Whether only this machine reaches a host.
  public static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }

  void check(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    String host = String.valueOf(ctx.header("Host")).toLowerCase(Locale.ROOT);
    checkHost(PORT.matcher(host).replaceFirst(""));
    String origin = ctx.header("Origin");
    if (!READING.contains(ctx.method())) {
      checkOrigin(origin, host, ctx.header("Sec-Fetch-Site"));
    }
    if (origin != null && settings.origins().contains(origin)) {
      ctx.header("Access-Control-Allow-Origin", origin);
      ctx.header("Access-Control-Expose-Headers", "ETag, Location, Allow");
      ctx.header("Vary", "Origin");
      if (ctx.method().equals(HandlerType.OPTIONS)) {
        ctx.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        ctx.header(
            "Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match");
        ctx.header("Access-Control-Max-Age", "600");
        ctx.status(204).skipRemainingHandlers();
      }
    }
  }

  /// Whether requests that name a host are answered. A page that had its own name point here cannot
  /// name a plain address.
  boolean isServed(String name) {
    return LOOPBACK.contains(name)
        || (!settings.isLocal()
            && (settings.names().contains(name) || ADDRESS.matcher(name).matches()));
  }

  private void checkHost(String name) {
    if (!isServed(name)) {
      throw refusal(
          "host_not_served",
          "Host",
          settings.isLocal()
              ? "this service answers on this machine alone"
              : "this service does not answer under the host name of the request",
          settings.isLocal()
              ? "call 127.0.0.1 or localhost, or bind it to another address"
              : "call it by a name that it was started with (--public-name)");
    }
  }

  /// Browsers name the page that a request comes from; programs send neither header.
  private void checkOrigin(@Nullable String origin, String host, @Nullable String site) {
    boolean foreign =
        origin == null
            ? site != null && !site.equals("same-origin") && !site.equals("none")
            : !settings.origins().contains(origin) && !host.equals(hostOf(origin));
    if (foreign) {
      throw refusal(
          "origin_not_allowed",
          "Origin",
          "a page of another origin may not change anything here",
          "send the request from a page of this service, or allow the origin (--allow-origin)");
    }
  }

  private static @Nullable String hostOf(String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null ? null : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static ApiException refusal(String code, String header, String detail, String fix) {
    return new ApiException(new ApiProblem(403, code, header, detail, fix));
  }
}
