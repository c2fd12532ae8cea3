package org.colophon.service.policies;

import java.time.Instant;
import java.util.Locale;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// An override: a reason that is let pass for one item.
@SchemaName("Override")
record OverrideEntry(
    String id,
    ItemId item,
    String code,
    @Nullable FactType fact,
    String reason,
    String by,
    Instant from,
    Instant until) {

  static OverrideEntry of(ItemOverride override) {
    return new OverrideEntry(
        override.id(),
        override.item(),
        override.code().toLowerCase(Locale.ROOT),
        override.fact(),
        override.reason(),
        override.by(),
        override.from(),
        override.until());
  }
}
