package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.editorial.Draft;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

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

  private static @Nullable String url(Fields fields) throws Fault {
    String url = fields.optionalText("canonical_url", 2_000);
    return url == null
        ? null
        : ApiException.at(fields.at("canonical_url"), () -> TextFormat.WEB_URL.check(url));
  }

  private static Draft draft(Fields fields) throws Fault {
    return new Draft(
        fields.id("imprint", ImprintId::new),
        fields.optionalId("desk", DeskId::new),
        fields.optionalId("source", SourceId::new),
        url(fields),
        fields.choice("content_type", ContentType.class),
        fields.has("language") ? fields.language("language") : "und",
        fields.text("title", 1_000),
        fields.text("text", Content.MAX_TEXT));
  }
}
