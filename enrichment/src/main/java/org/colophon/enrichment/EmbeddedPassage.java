package org.colophon.enrichment;

import org.colophon.models.Embedding;

/// A passage and its vector.
public record EmbeddedPassage(Passage passage, Embedding vector) {}
