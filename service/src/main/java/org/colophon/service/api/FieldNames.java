package org.colophon.service.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// The names of message fields: the components' names in snake case, or as they are in messages
/// whose form others define.
final class FieldNames {
  private FieldNames() {}

  static String of(Class<?> message, String component) {
    JsonNaming naming = message.getAnnotation(JsonNaming.class);
    return naming != null && naming.value() == LowerCamelCaseStrategy.class
        ? component
        : SnakeCaseStrategy.INSTANCE.translate(component);
  }
}
