package org.colophon.service.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes whole answers at once, so that the instant of their header is known, and disconnects a
/// client that does not take one within [#PATIENCE]: revocations wait for answers that are on their
/// way. Thread-safe; closing twice is harmless.
final class ResponseWriter implements HttpConfiguration.Customizer, AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);
  private static final String DISCONNECT = "org.colophon.disconnect";

  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("response-writer").factory());

  /// Remembers how to end the connection of a request.
  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    Runnable disconnect =
        () -> request.getConnectionMetaData().getConnection().getEndPoint().close();
    request.setAttribute(DISCONNECT, disconnect);
    return request;
  }

  /// Writes what a handler answered.
  void write(Context ctx, Response response) {
    switch (response) {
      case Response.Complete complete -> {
        complete.headers().forEach(ctx::header);
        ctx.status(complete.status())
            .result(complete.content().bytes())
            .contentType(complete.content().type());
      }
      case Response.Guarded(Response.Release release) ->
          release.to((caching, body) -> write(ctx, caching, body));
    }
  }

  /// Writes an answer in full; returns when the connection took it or the client is gone.
  void write(Context ctx, Caching caching, Response.Body body) {
    HttpServletResponse response = ctx.res();
    response.setStatus(200);
    response.setContentType(body.mediaType());
    body.headers().forEach(response::setHeader);
    response.setHeader("Cache-Control", caching.header());
    response.setHeader("CDN-Cache-Control", caching.cdnHeader());
    response.setContentLength(body.bytes().length);
    ScheduledFuture<?> impatience =
        watch.schedule(() -> disconnect(ctx), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    try {
      response.getOutputStream().write(body.bytes());
      response.flushBuffer();
    } catch (IOException e) {
      LOG.debug("a client did not take its answer; it is gone", e);
    } finally {
      impatience.cancel(false);
    }
  }

  private static void disconnect(Context ctx) {
    if (ctx.req().getAttribute(DISCONNECT) instanceof Runnable disconnect) {
      disconnect.run();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
