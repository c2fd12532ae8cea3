package org.colophon.enrichment;

/// Says what a text is about.
public interface EnrichmentPipeline {
  /// Runs all steps.
  Enrichment enrich(ItemText text);
}
