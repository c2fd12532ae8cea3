package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.Json;
import org.colophon.service.json.Reading;
import org.colophon.service.json.Words;
import org.jspecify.annotations.Nullable;

/// Reads what a request carries; what is wrong ends the request as a [ApiException].
final class Input {
  /// The longest body that is taken, in bytes.
  static final int MAX_BODY = 4 * 1024 * 1024;

  private static final int MOST_DROPPED = 16;

  private Input() {}

  /// The body as JSON.
  static JsonNode json(Context ctx) {
    JsonNode message = good(Json.parse(body(ctx, List.of("application/json"))));
    return Callers.checked(ctx.req(), message, JsonNode.class);
  }

  /// The body's bytes.
  ///
  /// @param mediaTypes those that are taken
  static byte[] body(Context ctx, List<String> mediaTypes) {
    String stated = ctx.contentType();
    String type =
        stated == null ? "" : stated.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (!mediaTypes.contains(type)) {
      throw new ApiException(
          new ApiProblem(
              415,
              "media_type_unsupported",
              "Content-Type",
              type.isEmpty()
                  ? "the body's media type is missing"
                  : "'" + shown(type) + "' is not read here",
              "send Content-Type: " + mediaTypes.getFirst()));
    }
    byte[] body = read(ctx);
    if (body.length > MAX_BODY) {
      throw tooLarge();
    }
    return body;
  }

  /// Reads one byte more than is taken; what follows is dropped, so that a caller who is still
  /// sending comes to read the answer.
  private static byte[] read(Context ctx) {
    try (InputStream in = ctx.bodyInputStream()) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      for (int dropped = 0; body.length > MAX_BODY && dropped < MOST_DROPPED; dropped++) {
        if (in.readNBytes(MAX_BODY).length < MAX_BODY) {
          break;
        }
      }
      return body;
    } catch (IOException e) {
      throw new ApiException(
          new ApiProblem(400, "body_cut_off", null, "the body ended early", "send it again"));
    } finally {
      RequestGuard.bodyWasRead(ctx.req());
    }
  }

  private static ApiException tooLarge() {
    return new ApiException(
        new ApiProblem(
            413,
            "body_too_large",
            null,
            "the body is longer than " + MAX_BODY + " bytes",
            "send less at once"));
  }

  /// What a reader read.
  static <T> T good(Reading<T> reading) {
    return Reading.orThrow(reading);
  }

  /// An id in the path.
  static <T> T pathId(Context ctx, String name, Function<String, T> make) {
    return id(ctx.pathParam(name), name, make);
  }

  /// An id in the query; null when it is absent.
  static <T> @Nullable T queryId(Context ctx, String name, Function<String, T> make) {
    String text = ctx.queryParam(name);
    return text == null ? null : id(text, name, make);
  }

  private static <T> T id(String text, String name, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          new ApiProblem(422, "bad_id", name, String.valueOf(e.getMessage()), "mend the id"));
    }
  }

  /// A whole number in the query.
  static long number(Context ctx, String name, long absent, long min, long max) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return absent;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal, which shows what came
    }
    throw new ApiException(
        new ApiProblem(
            422,
            "bad_value",
            name,
            "'" + shown(text) + "' is no number from " + min + " to " + max,
            "write " + min + " to " + max));
  }

  static String text(Context ctx, String name, String absent) {
    String text = ctx.queryParam(name);
    return text == null ? absent : text;
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /// One of an enum's constants, in lower case.
  static <E extends Enum<E>> E constant(Context ctx, String name, E absent) {
    List<E> known = List.of(absent.getDeclaringClass().getEnumConstants());
    String text = text(ctx, name, Words.of(absent));
    return known.stream()
        .filter(constant -> Words.of(constant).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new ApiException(
                new ApiProblem(
                    422,
                    "bad_value",
                    name,
                    "the " + name + " asked for is unknown",
                    "write one of " + known.stream().map(Words::of).toList())));
  }
}
