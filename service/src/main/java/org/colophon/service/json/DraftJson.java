package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.editorial.Draft;

/// A text on an editor's desk as JSON.
public final class DraftJson {
  static final Set<String> FIELDS =
      Set.of(
          "imprint",
          "desk",
          "source",
          "canonical_url",
          "content_type",
          "language",
          "title",
          "text");

  private DraftJson() {}

  /// Reads a draft.
  public static Reading<Draft> read(JsonNode node, Times times) {
    return Fault.reading(() -> draft(Fields.of(node, "", FIELDS, times)));
  }

  private static Draft draft(Fields fields) throws Fault {
    String language = fields.optionalText("language", 60);
    return new Draft(
        fields.id("imprint", ImprintId::new),
        fields.optionalId("desk", DeskId::new),
        fields.optionalId("source", SourceId::new),
        Addresses.url(fields, "canonical_url"),
        fields.choice("content_type", ContentType.class),
        Languages.check(language == null ? "und" : language, fields.at("language")),
        fields.text("title", 1_000),
        fields.text("text", Content.MAX_TEXT));
  }
}
