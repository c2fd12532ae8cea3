package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.colophon.service.json.Problem;
import org.jspecify.annotations.Nullable;

/// A problem as RFC 9457 writes it, with what this API adds.
///
/// @param code stable; programs may rely on it
/// @param field JSON pointer into the body, or the name of a parameter; null for the whole
/// @param fix what the caller can do about it
record HttpProblem(int status, String code, @Nullable String field, String detail, String fix) {
  static final String MEDIA_TYPE = "application/problem+json";

  /// A body that could be read but is wrong is 422; one that could not be read is 400.
  static HttpProblem of(Problem problem) {
    int status =
        switch (problem.code()) {
          case NOT_JSON, NOT_UTF8 -> 400;
          case UNKNOWN_SCHEMA,
              UNKNOWN_FIELD,
              MISSING_FIELD,
              WRONG_TYPE,
              EMPTY,
              TOO_LONG,
              TOO_MANY,
              CONTROL_CHARACTER,
              LONE_SURROGATE,
              BAD_ID,
              BAD_LANGUAGE,
              BAD_ISBN,
              BAD_DATE,
              BAD_URL,
              BAD_VALUE,
              REPEATED ->
              422;
        };
    String field = problem.field().isEmpty() ? null : problem.field();
    String detail = field == null ? "the body " + problem.reason() : field + " " + problem.reason();
    return new HttpProblem(status, problem.code().text(), field, detail, problem.mend());
  }

  /// Something that the catalogue does not have.
  static HttpProblem unknown(String kind, Object id) {
    return new HttpProblem(
        404,
        kind.toLowerCase(Locale.ROOT) + "_unknown",
        null,
        "there is no " + kind + " '" + id + "'",
        "mend the id, or record it first");
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", "urn:colophon:problem:" + code);
    node.put("title", code.replace('_', ' '));
    node.put("status", status);
    node.put("detail", detail);
    node.put("code", code);
    if (field != null) {
      node.put("field", field);
    }
    return node.put("fix", fix);
  }
}
