package org.colophon.editorial;

import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// A text that an editor is writing and that is not stored yet.
///
/// @param desk null when nobody said
/// @param source the system that it will be published from; null when nobody said
/// @param canonicalUrl where it will live; null when nobody said
/// @param isbn13 of a book, 13 digits; null when nobody said
/// @param language ISO 639-1, or `und` to have it detected
public record Draft(
    ImprintId imprint,
    @Nullable DeskId desk,
    @Nullable SourceId source,
    @Nullable String canonicalUrl,
    @Nullable String isbn13,
    ContentType type,
    String language,
    String title,
    String text) {}
