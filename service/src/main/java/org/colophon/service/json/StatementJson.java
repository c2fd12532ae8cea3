package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;

/// A record that items refer to as JSON; its field `schema` says which.
public final class StatementJson {
  private StatementJson() {}

  /// Reads one record.
  public static Reading<Reference> read(JsonNode node, Intake intake) {
    return Fault.reading(() -> reference(node, intake));
  }

  private static Reference reference(JsonNode node, Intake intake) throws Fault {
    String schema = node.path("schema").asText("");
    Times times = intake.times();
    return switch (schema) {
      case "colophon-imprint/1" -> ReferenceReader.imprint(node, times);
      case "colophon-desk/1" -> ReferenceReader.desk(node, times);
      case "colophon-source/1" -> ReferenceReader.source(node, times);
      case "colophon-contributor/1" -> ReferenceReader.contributor(node, times);
      case "colophon-series/1" -> ReferenceReader.series(node, times);
      case "colophon-event/1" -> ReferenceReader.event(node, times);
      case "colophon-award/1" -> ReferenceReader.award(node, times);
      default ->
          throw new Fault(
              schema.isEmpty() ? Code.MISSING_FIELD : Code.UNKNOWN_SCHEMA,
              "/schema",
              schema.isEmpty() ? "is missing" : Excerpt.of(schema) + " is not read here",
              "write 'colophon-item/1', or the schema of the record that it is");
    };
  }
}
