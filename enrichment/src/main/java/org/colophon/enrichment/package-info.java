/// The enrichment pipeline: language, passages with vectors, names, subjects, key phrases, summary
/// and dates of a text, each with its evidence, its confidence and the hash of the text.
///
/// Start here: [org.colophon.enrichment.EnrichmentPipeline] turns a text into an
/// [org.colophon.enrichment.Enrichment].
@NullMarked
package org.colophon.enrichment;

import org.jspecify.annotations.NullMarked;
