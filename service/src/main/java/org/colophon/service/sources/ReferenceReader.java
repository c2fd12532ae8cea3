package org.colophon.service.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.jspecify.annotations.Nullable;

/// The reader of a record that items refer to, whatever its kind; its field `schema` says which.
public final class ReferenceReader {
  private static final Map<String, Class<? extends ReferenceDocument>> DOCUMENTS =
      Map.of(
          ImprintDocument.SCHEMA, ImprintDocument.class,
          DeskDocument.SCHEMA, DeskDocument.class,
          SourceDocument.SCHEMA, SourceDocument.class,
          ContributorDocument.SCHEMA, ContributorDocument.class,
          SeriesDocument.SCHEMA, SeriesDocument.class,
          EventDocument.SCHEMA, EventDocument.class,
          AwardDocument.SCHEMA, AwardDocument.class);

  private ReferenceReader() {}

  /// Reads one record whose dates have to state their offset.
  ///
  /// @param usual the zone of a source that names none
  /// @throws ApiException for its first error
  public static Reference read(JsonNode json, ZoneId usual) {
    boolean source = json.path("schema").asText("").equals(SourceDocument.SCHEMA);
    return read(json, source ? usual : null, null);
  }

  /// Reads one record.
  ///
  /// @param zone of dates without an offset; null when unknown
  /// @param now what relative times refer to; null where they are not read
  /// @throws ApiException for its first error
  public static Reference read(JsonNode json, @Nullable ZoneId zone, @Nullable Instant now) {
    String schema = json.path("schema").asText("");
    Class<? extends ReferenceDocument> document = DOCUMENTS.get(schema);
    if (document == null) {
      throw new ApiException(
          schema.isEmpty() ? ErrorCode.MISSING_FIELD : ErrorCode.UNKNOWN_SCHEMA,
          "/schema",
          schema.isEmpty() ? "is missing" : Excerpt.of(schema) + " is not a known schema",
          "send 'colophon-item/1', or the schema of another record");
    }
    return ApiMapper.read(json, document, now).toReference(zone);
  }
}
