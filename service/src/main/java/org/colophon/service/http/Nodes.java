package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Makes JSON objects; what is absent is left out.
final class Nodes {
  private Nodes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Puts what `value` says of itself: ids and instants say themselves.
  static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }

  /// A score with three decimals, as people read it.
  static double rounded(double score) {
    return Math.round(score * 1_000) / 1_000.0;
  }
}
