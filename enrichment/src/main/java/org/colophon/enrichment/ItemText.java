package org.colophon.enrichment;

/// The text to enrich. Annotation spans refer to `text`.
///
/// @param language ISO 639-1, or `und` to have it detected
/// @param textHash hash of the text facet, as the catalogue makes it
public record ItemText(String language, String title, String text, String textHash) {}
