package org.colophon.service.suggestions;

import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.editorial.Draft;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// A text that is not stored.
@SchemaName("Draft")
@Description("A text that is not stored.")
record DraftRequest(
    ImprintId imprint,
    @Nullable DeskId desk,
    @Nullable SourceId source,
    @Text(max = 2_000, format = TextFormat.WEB_URL) @Nullable String canonicalUrl,
    @Text(max = 60, format = TextFormat.ISBN_13) @Description("Of a book.") @Nullable String isbn13,
    ContentType contentType,
    @Text(max = 60, format = TextFormat.LANGUAGE)
        @Description("ISO 639-1; detected when `und` or absent.")
        @Nullable String language,
    @Text(max = 1_000) String title,
    @Text(max = Content.MAX_TEXT) @Description("At most 20,000 words.") String text) {

  Draft toDraft() {
    return new Draft(
        imprint,
        desk,
        source,
        canonicalUrl,
        isbn13,
        contentType,
        language == null ? "und" : language,
        title,
        text);
  }
}
