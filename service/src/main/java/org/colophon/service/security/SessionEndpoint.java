package org.colophon.service.security;

import java.util.List;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Response;

/// `GET /v1/session`: who the caller is.
public final class SessionEndpoint implements Endpoint {
  private static final String SESSION =
      """
      {"mode": "signed_in", "name": "m.keller", "roles": ["editor"], "imprints": ["nordufer"]}
      """;

  @Override
  public String subject() {
    return "access";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/session")
            .summary("Get who the caller is")
            .answer(Answer.json(200, "The caller.", SessionResponse.class).example(SESSION))
            .handle(request -> Response.ok(SessionResponse.of(request.caller()))));
  }
}
