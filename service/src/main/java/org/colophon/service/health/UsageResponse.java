package org.colophon.service.health;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.health.Usage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The items and targetings that use a record.
@SchemaName("Spread")
record UsageResponse(
    String entity, String name, Usage.State state, @Nullable Instant since, List<UseEntry> uses) {

  /// An item that uses the record.
  @SchemaName("SpreadUse")
  record UseEntry(ItemId item, String title, List<TargetingEntry> targetings) {}

  /// An accepted targeting of an item.
  @SchemaName("SpreadTargeting")
  record TargetingEntry(SegmentId segment, String by, Instant until) {}

  static UsageResponse of(Usage usage) {
    return new UsageResponse(
        usage.entity(),
        usage.name(),
        usage.state(),
        usage.since(),
        usage.uses().stream().map(UsageResponse::use).toList());
  }

  private static UseEntry use(Usage.Use use) {
    return new UseEntry(
        use.item(),
        use.title(),
        use.targetings().stream()
            .map(one -> new TargetingEntry(one.segment(), one.by(), one.until()))
            .toList());
  }
}
