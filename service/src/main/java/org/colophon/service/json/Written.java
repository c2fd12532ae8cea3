package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Puts values into JSON objects; what is absent is left out.
final class Written {
  private Written() {}

  /// Puts what `value` says of itself: ids and instants say themselves.
  static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
