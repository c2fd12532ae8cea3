package org.colophon.service.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.Callback;

/// The first handler of every request. It refuses methods that no operation has, finds out who the
/// caller is, and disconnects callers who send their body too slowly. A body is read whole before a
/// thread works on the request, so that slow callers hold connections but no threads.
final class RequestGuard extends Handler.Wrapper {
  /// How long a caller has for a body, beside the time for its length.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The least number of bytes that a caller has to send in a second, on average.
  static final long LEAST_RATE = 64 * 1024;

  static final ApiProblem STOPPING =
      new ApiProblem(
          503, "stopping", null, "the service is being stopped", "send the request again later");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String BODY_DEADLINE = "org.colophon.body-deadline";
  private static final int MARGIN = 16 * 1024;

  private final AccessControl access;
  private final Duration patience;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("body-deadlines").factory());

  /// @param patience how long a caller has for a body, beside the time for its length
  /// @param next works on requests that were read
  RequestGuard(AccessControl access, Duration patience, Handler next) {
    super(
        new EagerContentHandler(
            next, new RetainedContentLoaderFactory(RequestBody.MAX_BODY + MARGIN, 0, false)));
    this.access = access;
    this.patience = patience;
  }

  /// The body of a request is read: its caller has no deadline any more.
  static void bodyWasRead(jakarta.servlet.http.HttpServletRequest request) {
    if (request.getAttribute(BODY_DEADLINE) instanceof ScheduledFuture<?> deadline) {
      deadline.cancel(false);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!METHODS.contains(request.getMethod())) {
      refuse(
          new ApiProblem(
              405,
              "method_not_allowed",
              null,
              "the method of the request is not supported",
              "use one of the methods in /openapi.json"),
          response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", METHODS)),
          response,
          callback);
      return true;
    }
    try {
      identify(request);
    } catch (ApiException e) {
      refuse(e.problem(), response.getHeaders(), response, callback);
      return true;
    }
    if (!hasBody(request)) {
      return super.handle(request, response, callback);
    }
    Runnable disconnect =
        () -> request.getConnectionMetaData().getConnection().getEndPoint().close();
    ScheduledFuture<?> deadline =
        watch.schedule(disconnect, millis(request.getLength()), TimeUnit.MILLISECONDS);
    request.setAttribute(BODY_DEADLINE, deadline);
    Request.addCompletionListener(request, _ -> deadline.cancel(false));
    return super.handle(new WithoutExpectation(request), response, callback);
  }

  private static boolean hasBody(Request request) {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /// @param length -1: unknown; more than is taken counts as what is taken
  private long millis(long length) {
    long read = length < 0 || length > RequestBody.MAX_BODY ? RequestBody.MAX_BODY : length;
    return patience.toMillis() + read * 1_000 / LEAST_RATE;
  }

  private void identify(Request request) {
    Caller caller =
        access.identify(
            request.getHeaders()::get,
            request.getMethod(),
            Request.getPathInContext(request),
            Request.getRemoteAddr(request));
    request.setAttribute(Callers.CALLER, caller);
    request.setAttribute(Callers.ACCESS, access);
  }

  /// The body is not read: the connection ends with the answer.
  static void refuse(
      ApiProblem problem, HttpFields.Mutable headers, Response response, Callback callback) {
    response.setStatus(problem.status());
    headers.put(HttpHeader.CONTENT_TYPE, ApiProblem.MEDIA_TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONNECTION, "close");
    if (problem.status() == 429) {
      headers.put(HttpHeader.RETRY_AFTER, "60");
    }
    response.write(true, ByteBuffer.wrap(ApiMapper.write(problem.message())), callback);
  }

  @Override
  protected void doStop() throws Exception {
    watch.shutdownNow();
    super.doStop();
  }

  /// A request whose body is read at once, though its sender asks first whether to send it.
  private static final class WithoutExpectation extends Request.Wrapper {
    private final HttpFields headers;

    private WithoutExpectation(Request request) {
      super(request);
      this.headers = HttpFields.build(request.getHeaders()).remove(HttpHeader.EXPECT).asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
