package org.colophon.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.json.Problem;
import org.colophon.service.json.Reading;

/// What readers return, taken apart.
public final class Readings {
  private Readings() {}

  /// A JSON text as a tree.
  public static JsonNode parsed(String json) {
    return ApiMapper.parse(json);
  }

  /// The problem of a reading that has to have one.
  public static <T> Problem bad(Reading<T> reading) {
    return switch (reading) {
      case Reading.Good<T>(T value) -> throw new AssertionError("was taken: " + value);
      case Reading.Bad<T>(Problem problem) -> problem;
    };
  }
}
