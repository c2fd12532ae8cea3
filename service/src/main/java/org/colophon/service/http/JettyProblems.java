package org.colophon.service.http;

import java.nio.ByteBuffer;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what never reached a route: a malformed request line, header or path.
final class JettyProblems implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 400 : response.getStatus();
    boolean ours = status >= 500;
    ApiProblem problem =
        new ApiProblem(
            status,
            ours ? "internal_fault" : "bad_request",
            null,
            ours ? "the service failed" : "the request is malformed",
            ours ? "try again" : "correct its path and headers");
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ApiProblem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(ApiMapper.write(problem.message())), callback);
    return true;
  }
}
