package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// `GET /openapi.json`: the description of this API, written by hand and held to it by a test.
final class OpenApi implements Handler {
  private final byte[] document = read();

  private static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is not in the program's own files");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json cannot be read", e);
    }
  }

  @Override
  public void handle(Context ctx) {
    ctx.header("Cache-Control", "no-cache").result(document).contentType("application/json");
  }
}
