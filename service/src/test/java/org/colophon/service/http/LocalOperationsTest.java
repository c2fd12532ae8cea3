package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.junit.jupiter.api.Test;

class LocalOperationsTest {
  /// A message.
  record Greeting(String name) {}

  private static final Parameter<String> ID = Parameter.path("id", "An id.");
  private static final Parameter<Optional<String>> WORD = Parameter.query("word", "A word.");

  private final List<String> told = new ArrayList<>();
  private final LocalOperations operations =
      new LocalOperations(
          List.of(new Greetings()),
          new AccessControl() {
            @Override
            public <X extends Exception> void run(
                Caller caller,
                String method,
                String path,
                Collection<String> targets,
                int success,
                Handling<X> handling)
                throws X {
              int status = handling.run();
              told.add(caller.kind() + " " + method + " " + path + " " + targets + " " + status);
            }
          },
          () -> Instant.EPOCH);

  /// An endpoint that repeats what it is sent.
  private static final class Greetings implements Endpoint {
    @Override
    public String subject() {
      return "greetings";
    }

    @Override
    public List<Operation> operations() {
      return List.of(
          Operation.get("/v1/greetings/{id}")
              .parameters(ID, WORD)
              .handle(request ->
                  Response.ok(
                      Map.of("id", request.get(ID), "word", request.get(WORD).orElse("none")))),
          Operation.post("/v1/greetings:batch")
              .body(Greeting.class, "{}")
              .handle(request -> Response.json(201, request.body(Greeting.class))),
          Operation.delete("/v1/greetings/{id}")
              .parameters(ID)
              .handle(request -> {
                throw new ApiException(ApiProblem.unknown("greeting", request.get(ID)));
              }));
    }
  }

  private String call(String method, String path, String type, String body) {
    byte[] bytes = body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8);
    LocalOperations.Reply reply = operations.call(method, path, type, bytes, Map.of());
    return reply.status() + " " + reply.body();
  }

  @Test
  void readsPathAndQueryAsInAnAddress() {
    String answer =
        call("GET", "/v1/greetings/a%20b?word=gr%C3%BC%C3%9Fe&other=1", "application/json", "");
    assertTrue(answer.startsWith("200 "), answer);
    assertTrue(answer.contains("\"id\":\"a b\"") && answer.contains("\"word\":\"grüße\""), answer);
  }

  @Test
  void readsABodyOfTheDeclaredMediaTypeOnly() {
    String body = "{\"name\":\"Ada\"}";
    assertEquals("201 " + body, call("POST", "/v1/greetings:batch", "application/json", body));
    assertTrue(
        call("POST", "/v1/greetings:batch", "text/plain", body).contains("media_type_unsupported"));
    assertTrue(
        call("POST", "/v1/greetings:batch", "application/json", "{}").contains("missing_field"));
  }

  @Test
  void anErrorIsAnAnswerAndEveryCallIsTold() {
    assertTrue(call("DELETE", "/v1/greetings/x", "application/json", "").startsWith("404 "));
    assertEquals(List.of("OPERATOR DELETE /v1/greetings/{id} [x] 404"), told);
  }

  @Test
  void whatIsNotHereNeedsAService() {
    String answer = call("GET", "/v1/runs", "application/json", "");
    assertTrue(answer.startsWith("404 ") && answer.contains("colophon serve"), answer);
    assertEquals(List.of(), told);
  }
}
