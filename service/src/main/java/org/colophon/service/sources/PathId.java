package org.colophon.service.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// The id of a record that stands in the path, and may stand in the body too.
final class PathId {
  private PathId() {}

  /// The body with the id of the path, where it has none.
  static JsonNode added(JsonNode body, String id) {
    if (body instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id);
    }
    return body;
  }

  /// @throws ApiException when the body has another id than the path
  static void check(String stated, String path) {
    if (!stated.equals(path)) {
      throw new ApiException(
          new ApiProblem(
              422,
              "id_differs",
              "/id",
              "/id is '" + stated + "', the path says '" + path + "'",
              "remove the field, or send the record to its own path"));
    }
  }
}
