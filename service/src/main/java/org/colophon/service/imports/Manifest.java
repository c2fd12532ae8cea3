package org.colophon.service.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.colophon.service.imports.DeliveryDefaults.Presets;
import org.jspecify.annotations.Nullable;

/// A manifest of a delivery: a YAML or JSON file beside it, or flags.
///
/// @param format null: told from the file
/// @param zone of dates without an offset
/// @param expectedEvery the time until the next delivery, an ISO 8601 duration; a year when absent
/// @param publishedAt of items whose own record cannot say; null when unknown
/// @param complete whether the delivery carries everything that its source knows, so that it
///   confirms what was stated before
/// @param columns of a table: from fields of items to names of columns
public record Manifest(
    @Nullable Format format,
    @Nullable SourceId source,
    @Nullable ImprintId imprint,
    @Nullable DeskId desk,
    @Nullable ContentType contentType,
    @Text(max = 60, format = TextFormat.LANGUAGE) @Nullable String language,
    @Text(max = 60) @Nullable String zone,
    @Text(max = 60) @Nullable String expectedEvery,
    @Nullable SourceTime publishedAt,
    @Nullable Boolean complete,
    @Nullable Map<String, String> columns) {

  /// Everything is said by the records.
  public static final Manifest NONE =
      new Manifest(null, null, null, null, null, null, null, null, null, null, null);

  /// The forms that can be read.
  public enum Format {
    /// One record a line.
    JSONL,
    /// A folder per topic, a file per article.
    BBC,
    /// XML-like book records.
    BLURBS,
    /// An ONIX 3.0 or 3.1 message.
    ONIX,
    /// An RSS or Atom feed, or a WordPress export (WXR).
    FEED,
    /// Messages of IPTC's ninjs.
    NINJS,
    /// HTML pages with schema.org JSON-LD.
    PAGES,
    /// Answers of the REST API of WordPress.
    WORDPRESS,
    /// A table with the columns that the manifest names.
    CSV,
    /// Word, OpenDocument, EPUB and PDF files.
    DOCUMENTS
  }

  /// The time between deliveries of a source and the zone of its dates.
  public record Calendar(Duration expectedEvery, ZoneId zone) {}

  /// Until the next delivery of what was brought in by hand: looked at again after a year.
  private static final Duration ONE_OFF = Duration.ofDays(366);

  public Manifest {
    calendar(expectedEvery, zone); // an error of the manifest, not of its use
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    for (String field : columns.keySet()) {
      if (!CsvItems.FIELDS.contains(field)) {
        throw new ApiException(
            ErrorCode.UNKNOWN_FIELD,
            "/columns/" + field,
            "is not a field of an item that a column can fill",
            "use " + String.join(", ", new TreeSet<>(CsvItems.FIELDS)));
      }
    }
    if (format == Format.CSV && !columns.keySet().containsAll(List.of("id", "title"))) {
      throw new ApiException(
          ErrorCode.MISSING_FIELD,
          "/columns",
          "do not name a column for id and for title",
          "add columns with id and title");
    }
  }

  /// Reads a manifest; YAML and JSON are both understood.
  ///
  /// @param usual the zone of one that names none
  /// @throws ApiException for its first error
  public static Manifest read(String yaml, ZoneId usual) {
    JsonNode tree = tree(yaml);
    if (tree instanceof ObjectNode fields && !fields.hasNonNull("zone")) {
      fields.put("zone", usual.getId());
    }
    return ApiMapper.read(tree, Manifest.class);
  }

  private static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new ApiException(
          ErrorCode.NOT_JSON,
          "",
          "is neither YAML nor JSON: " + Excerpt.of(e.getOriginalMessage(), 200),
          "write lines such as 'source: my-feed'");
    }
  }

  /// The values for fields that a record leaves out.
  public Presets presets() {
    return new Presets(source, imprint, desk, contentType, language);
  }

  /// The columns of a table, by the fields that they fill.
  public Map<String, String> tableColumns() {
    return columns == null ? Map.of() : columns;
  }

  /// The next delivery and the zone of dates.
  public Calendar calendar() {
    return calendar(expectedEvery, zone);
  }

  private static Calendar calendar(@Nullable String every, @Nullable String zone) {
    try {
      return new Calendar(
          every == null ? ONE_OFF : Duration.parse(every),
          zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/expected_every",
          "or /zone is not valid: " + Excerpt.of(String.valueOf(e.getMessage()), 200),
          "write PT24H and Europe/Berlin");
    }
  }

  /// The publication of items whose own record cannot say; null when unknown.
  public @Nullable Instant published() {
    return publishedAt == null ? null : publishedAt.start(calendar().zone());
  }

  public boolean isComplete() {
    return Boolean.TRUE.equals(complete);
  }
}
