package org.colophon.catalog;

import java.time.Instant;
import java.util.Comparator;
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
    FactClocks clocks) {

  /// By entity, type, qualifier and source: the order in which a view lists facts.
  public static final Comparator<Fact> BY_KEY =
      Comparator.comparing((Fact fact) -> fact.key().entity().text())
          .thenComparing(fact -> fact.key().type().name())
          .thenComparing(fact -> fact.key().qualifier())
          .thenComparing(fact -> fact.source().value());
}
