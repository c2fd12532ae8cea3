package org.colophon.service.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Excerpt;
import org.jspecify.annotations.Nullable;

/// The body of a request; what is wrong with it ends the request as an [ApiException].
final class RequestBody {
  /// The longest body that is taken, in bytes.
  static final int MAX_BODY = 4 * 1024 * 1024;

  private static final int MOST_DROPPED = 16;

  private RequestBody() {}

  /// The body's bytes.
  ///
  /// @param mediaTypes those that are taken
  static byte[] bytes(Context ctx, List<String> mediaTypes) {
    checkType(ctx.contentType(), mediaTypes);
    byte[] body = read(ctx);
    if (body.length > MAX_BODY) {
      throw tooLarge();
    }
    return body;
  }

  /// @param stated null when there is none
  /// @throws ApiException when it is none of those that are taken
  static void checkType(@Nullable String stated, List<String> mediaTypes) {
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
                  : Excerpt.of(type) + " is not a supported media type",
              "send Content-Type: " + mediaTypes.getFirst()));
    }
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
}
