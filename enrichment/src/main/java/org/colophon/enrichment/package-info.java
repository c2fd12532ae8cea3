/// What an item is about, found by local models, each finding with its evidence, its confidence and
/// the hash of the text that it was made from.
///
/// Start here: [org.colophon.enrichment.EnrichmentPipeline] turns a
/// [org.colophon.enrichment.ItemText] into an [org.colophon.enrichment.Enrichment];
/// [org.colophon.enrichment.DecisionLog] keeps what people said of it.
@NullMarked
package org.colophon.enrichment;

import org.jspecify.annotations.NullMarked;
