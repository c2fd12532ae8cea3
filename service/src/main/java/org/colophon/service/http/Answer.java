package org.colophon.service.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A successful answer of an operation as the OpenAPI document describes it.
///
/// @param message a record; null for a text that has no schema
/// @param headers those that it carries beside the usual ones
/// @param example a JSON text; empty when there is none
public record Answer(
    int status,
    String description,
    String mediaType,
    @Nullable Class<?> message,
    List<String> headers,
    String example) {

  public Answer {
    headers = List.copyOf(headers);
  }

  /// A JSON object.
  public static Answer json(int status, String description, Class<?> message) {
    return new Answer(status, description, "application/json", message, List.of(), "");
  }

  /// One JSON object a line.
  public static Answer lines(String description, Class<?> message) {
    return new Answer(200, description, "application/x-ndjson", message, List.of(), "");
  }

  /// A text, or any JSON object.
  ///
  /// @param example as JSON
  public static Answer text(String description, String mediaType, String example) {
    return new Answer(200, description, mediaType, null, List.of(), example);
  }

  public Answer header(String name) {
    List<String> all = new ArrayList<>(headers);
    all.add(name);
    return new Answer(status, description, mediaType, message, all, example);
  }

  public Answer example(String json) {
    return new Answer(status, description, mediaType, message, headers, json);
  }
}
