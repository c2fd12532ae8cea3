package org.colophon.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The current statement of one source about one thing.
///
/// @param conflict whether the source stated two values under the same order key
/// @param validFrom null when it has always been so
/// @param validTo null when no end was stated
public record Fact(
    FactKey key,
    FactValue value,
    boolean conflict,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    SourceId source,
    OrderKey order,
    FactClocks clocks) {}
