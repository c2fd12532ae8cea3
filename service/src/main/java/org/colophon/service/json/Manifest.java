package org.colophon.service.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.TextFormat;
import org.colophon.service.json.Intake.Presets;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// What a delivery says of itself, once: a YAML or JSON file beside it, or flags.
///
/// @param format null: told from the file
/// @param calendar when the next delivery is expected
/// @param publishedAt of items whose own record cannot say; null when unknown
/// @param complete whether the delivery carries everything that its source knows, so that it
///   confirms what was stated before
public record Manifest(
    @Nullable Format format,
    Presets presets,
    Calendar calendar,
    @Nullable Instant publishedAt,
    boolean complete) {

  /// Everything is said by the records.
  public static final Manifest NONE =
      new Manifest(null, Presets.NONE, Calendar.ONE_OFF, null, false);

  static final Set<String> FIELDS =
      Set.of(
          "format",
          "source",
          "imprint",
          "desk",
          "content_type",
          "language",
          "zone",
          "expected_every",
          "published_at",
          "complete");

  /// The forms that can be read.
  public enum Format {
    /// One record a line.
    JSONL,
    /// A folder per topic, a file per article.
    BBC,
    /// XML-like book records.
    BLURBS,
    /// An ONIX 3.0 or 3.1 message.
    ONIX
  }

  /// When the source delivers and in which zone its dates are.
  public record Calendar(Duration expectedEvery, ZoneId zone) {
    /// Brought in by hand, looked at again after a year.
    public static final Calendar ONE_OFF =
        new Calendar(Duration.ofDays(366), ZoneId.of("Europe/Berlin"));
  }

  /// Reads a manifest; YAML and JSON are both understood.
  public static Reading<Manifest> read(String yaml) {
    return Fault.reading(() -> manifest(tree(yaml)));
  }

  private static JsonNode tree(String yaml) throws Fault {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new Fault(
          Code.NOT_JSON,
          "",
          "is neither YAML nor JSON: " + Excerpt.of(e.getOriginalMessage(), 200),
          "write lines such as 'source: my-feed'");
    }
  }

  private static Manifest manifest(JsonNode node) throws Fault {
    Calendar calendar = calendar(Fields.of(node, "", FIELDS, Times.stated(null)));
    Fields fields = Fields.of(node, "", FIELDS, Times.stated(calendar.zone()));
    String language = fields.optionalText("language", 60);
    return new Manifest(
        fields.has("format") ? fields.choice("format", Format.class) : null,
        new Presets(
            fields.optionalId("source", SourceId::new),
            fields.optionalId("imprint", ImprintId::new),
            fields.optionalId("desk", DeskId::new),
            fields.has("content_type") ? fields.choice("content_type", ContentType.class) : null,
            language == null
                ? null
                : ApiException.at("/language", () -> TextFormat.LANGUAGE.check(language))),
        calendar,
        fields.optionalInstant("published_at", Edge.START),
        fields.flag("complete", false));
  }

  private static Calendar calendar(Fields fields) throws Fault {
    String every = fields.optionalText("expected_every", 60);
    String zone = fields.optionalText("zone", 60);
    try {
      return new Calendar(
          every == null ? Calendar.ONE_OFF.expectedEvery() : Duration.parse(every),
          zone == null ? Calendar.ONE_OFF.zone() : ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at("expected_every"),
          "or the zone is wrong: " + Excerpt.of(String.valueOf(e.getMessage()), 200),
          "write PT24H and Europe/Berlin");
    }
  }
}
