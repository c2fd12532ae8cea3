package org.colophon.catalog;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A system that states facts: a feed, a shop, a CMS, an import.
///
/// @param owner the desk that mends it when it stops; null when nobody does
/// @param authoritativeFor the facts that this source decides when sources disagree
/// @param lastDeliveryAt when it last delivered completely; null when never
public record Source(
    SourceId id,
    String name,
    ImprintId imprint,
    @Nullable DeskId owner,
    Set<FactType> authoritativeFor,
    DeliveryCalendar calendar,
    @Nullable Instant lastDeliveryAt) {
  public Source {
    authoritativeFor = Set.copyOf(authoritativeFor);
  }
}
