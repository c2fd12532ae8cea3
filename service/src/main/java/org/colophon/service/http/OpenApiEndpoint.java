package org.colophon.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// `GET /openapi.json`: the description of this API, generated from its operations and messages.
public final class OpenApiEndpoint implements Endpoint {
  private static final String JSON = "application/json";

  private final Response document =
      new Response.Complete(
          200, new Response.Content.Text(JSON, read()), Map.of("Cache-Control", "no-cache"));

  private static String read() {
    try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is not in the program's own files");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json cannot be read", e);
    }
  }

  @Override
  public String subject() {
    return "operation";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/openapi.json")
            .summary("Get this description of the API")
            .answer(Answer.text("OpenAPI 3.1.", JSON, "{\"openapi\": \"3.1.0\"}"))
            .handle(_ -> document));
  }
}
