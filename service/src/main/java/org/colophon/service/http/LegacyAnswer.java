package org.colophon.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.Json;

/// Writes answers.
final class LegacyAnswer {
  private LegacyAnswer() {}

  /// An answer that nobody may keep.
  static void json(Context ctx, int status, JsonNode body) {
    ctx.header("Cache-Control", "no-store");
    write(ctx, status, "application/json", body);
  }

  static void problem(Context ctx, ApiProblem problem) {
    ctx.header("Cache-Control", "no-store");
    ctx.status(problem.status())
        .result(ApiMapper.write(problem.message()))
        .contentType(ApiProblem.MEDIA_TYPE);
  }

  /// One JSON object a line.
  static void lines(Context ctx, byte[] ndjson) {
    ctx.header("Cache-Control", "no-store");
    ctx.status(200).result(ndjson).contentType("application/x-ndjson");
  }

  private static void write(Context ctx, int status, String mediaType, JsonNode body) {
    ctx.status(status).result(bytes(body)).contentType(mediaType);
  }

  static byte[] bytes(JsonNode body) {
    try {
      return Json.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree of JSON could not be written", e);
    }
  }
}
