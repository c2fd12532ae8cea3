package org.colophon.service.policies;

import java.time.Instant;
import org.colophon.catalog.Hold;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A hold.
@SchemaName("Hold")
record HoldEntry(
    String id,
    HoldScopeEntry scope,
    String reason,
    String by,
    @Nullable Instant from,
    @Nullable Instant until) {

  static HoldEntry of(Hold hold) {
    return new HoldEntry(
        hold.id(),
        HoldScopeEntry.of(hold.scope()),
        hold.reason(),
        hold.placedBy(),
        hold.from(),
        hold.until());
  }
}
