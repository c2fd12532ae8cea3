package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;

/// A record that items refer to, or a segment, as JSON; its field `schema` says which.
public final class StatementJson {
  private StatementJson() {}

  /// Reads one record.
  public static Reading<Statement> read(JsonNode node, Intake intake) {
    return Fault.reading(() -> statement(node, intake));
  }

  private static Statement statement(JsonNode node, Intake intake) throws Fault {
    String schema = node.path("schema").asText("");
    Times times = intake.times();
    return switch (schema) {
      case SegmentJson.SCHEMA -> new Statement.OfSegment(SegmentJson.segment(node, times));
      case "colophon-imprint/1" -> new Statement.OfReference(ReferenceReader.imprint(node, times));
      case "colophon-desk/1" -> new Statement.OfReference(ReferenceReader.desk(node, times));
      case "colophon-source/1" -> new Statement.OfReference(ReferenceReader.source(node, times));
      case "colophon-contributor/1" ->
          new Statement.OfReference(ReferenceReader.contributor(node, times));
      case "colophon-series/1" -> new Statement.OfReference(ReferenceReader.series(node, times));
      case "colophon-event/1" -> new Statement.OfReference(ReferenceReader.event(node, times));
      case "colophon-award/1" -> new Statement.OfReference(ReferenceReader.award(node, times));
      default ->
          throw new Fault(
              schema.isEmpty() ? Code.MISSING_FIELD : Code.UNKNOWN_SCHEMA,
              "/schema",
              schema.isEmpty() ? "is missing" : Excerpt.of(schema) + " is not read here",
              "write 'colophon-item/1', or the schema of the record that it is");
    };
  }
}
