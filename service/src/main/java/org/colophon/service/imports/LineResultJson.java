package org.colophon.service.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.service.api.EnumNames;

/// The result of one record as JSON: the same on the command line and over HTTP.
public final class LineResultJson {
  private LineResultJson() {}

  /// `{"line":3,"id":"…","result":"changed"}`, or `{"line":4,"result":"rejected","code":…}`.
  public static ObjectNode write(LineResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("file", result.place().file());
    node.put("line", result.place().line());
    switch (result) {
      case LineResult.Taken(var _, String id, LineResult.Outcome outcome) ->
          node.put("id", id).put("result", EnumNames.of(outcome));
      case LineResult.Rejected(var _, String code, String field, String reason, String fix) ->
          node.put("result", "rejected")
              .put("code", code)
              .put("field", field)
              .put("reason", reason)
              .put("fix", fix);
    }
    return node;
  }
}
