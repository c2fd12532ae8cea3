package org.colophon.service.http;

import io.javalin.http.Context;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The way from one operation to others of the same service, through every filter that requests
/// from outside pass. Thread-safe.
final class Forwarder {
  private volatile @Nullable Servlet servlet;

  /// Says who answers; called once, before the first request.
  void to(Servlet answering) {
    servlet = answering;
  }

  /// Calls an operation and writes its answer, in an envelope, to the connection of a request.
  void forward(Context context, ForwardedCall call, ForwardedCall.Envelope envelope) {
    Servlet answering = servlet;
    if (answering == null) {
      throw new IllegalStateException("the server has not started");
    }
    ForwardedResponse response = new ForwardedResponse(context.res(), envelope);
    try {
      answering.service(new ForwardedRequest(context.req(), call), response);
      response.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be written", e);
    } catch (ServletException e) {
      throw new IllegalStateException("an operation failed", e);
    }
  }
}
