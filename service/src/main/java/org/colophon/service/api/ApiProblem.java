package org.colophon.service.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 writes it, with a stable code, the field at fault and a way to fix it.
///
/// @param code stable; programs may rely on it
/// @param field JSON pointer into the body, or the name of a parameter or header; null for the
///   whole request
/// @param fix what the caller can do about it
public record ApiProblem(
    int status, String code, @Nullable String field, String detail, String fix) {
  /// The media type of RFC 9457.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// Something that the catalogue does not have.
  public static ApiProblem unknown(String kind, Object id) {
    return new ApiProblem(
        404,
        kind.toLowerCase(Locale.ROOT) + "_unknown",
        null,
        "there is no " + kind + " '" + id + "'",
        "correct the id, or create it first");
  }

  /// Nothing could be judged: the clock was set while the service ran, or went past an end
  /// meanwhile.
  public static ApiProblem notJudged() {
    return new ApiProblem(
        503,
        "not_judged",
        null,
        "the service's clock was set while it ran, or an end was reached while it judged",
        "send the request again; if that does not help, see GET /health/ready");
  }

  /// The message that is sent.
  @SchemaName("Problem")
  @Description("An error as RFC 9457 writes it.")
  public record Message(
      String type,
      String title,
      int status,
      String detail,
      @Description("Stable; programs may rely on it.") String code,
      @Description("JSON pointer into the body, or the name of a parameter or header.")
          @Nullable String field,
      @Description("What the caller can do about it.") String fix) {}

  /// The message that is sent.
  public Message message() {
    return new Message(
        "urn:colophon:problem:" + code, code.replace('_', ' '), status, detail, code, field, fix);
  }
}
