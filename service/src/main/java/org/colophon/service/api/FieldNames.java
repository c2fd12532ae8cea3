package org.colophon.service.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/// The names of message fields: the components' names in snake case.
final class FieldNames {
  private FieldNames() {}

  static String of(String component) {
    return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component);
  }
}
