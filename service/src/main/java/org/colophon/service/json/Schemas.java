package org.colophon.service.json;

import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;

/// Checks of the field `schema`.
final class Schemas {
  private Schemas() {}

  /// A record may leave its schema out where its place says what it is; a wrong one is refused.
  static void check(Fields fields, String expected) throws Fault {
    String schema = fields.optionalText("schema", 60);
    if (schema != null && !schema.equals(expected)) {
      throw new Fault(
          Code.UNKNOWN_SCHEMA,
          fields.at("schema"),
          Excerpt.of(schema) + " is not read here",
          "write '" + expected + "'");
    }
  }
}
