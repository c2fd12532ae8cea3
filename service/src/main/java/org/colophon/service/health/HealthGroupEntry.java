package org.colophon.service.health;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Action;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.health.HealthReport;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The blocked items of one cause.
@SchemaName("HealthGroup")
@Description("The blocked items of one cause.")
record HealthGroupEntry(
    ReasonCode code,
    @Description("The thing that the cause is about.") @Nullable String about,
    @Nullable SourceId source,
    @Nullable String policy,
    Reason.Severity severity,
    @Description("The desk that is responsible.") @Nullable DeskId owner,
    Action.Kind action,
    Action.By by,
    @Description("Whether an editor can do it at a click.") boolean oneClick,
    @Description("What clears it, in words.") String fix,
    @Description("How often its items were recommended in the last 30 days.") long shown,
    int items,
    @Nullable Instant nextChangeAt,
    @Nullable Long incident,
    List<ItemEntry> entries) {

  /// A blocked item.
  @SchemaName("HealthItem")
  record ItemEntry(
      ItemId item,
      String title,
      ImprintId imprint,
      @Nullable DeskId desk,
      @Description("The field or fact that it is about.") String subject,
      @Nullable String observed,
      @Nullable String limit,
      long shown,
      @Nullable Instant nextChangeAt,
      @Description("The request that would clear it.") @Nullable RepairMessage request) {

    static ItemEntry of(HealthReport.Entry entry) {
      Reason reason = entry.finding().reason();
      return new ItemEntry(
          entry.item(),
          entry.title(),
          entry.imprint(),
          entry.desk(),
          reason.subject(),
          reason.observed(),
          reason.limit(),
          entry.shown(),
          entry.nextChangeAt(),
          RepairMessage.of(entry));
    }
  }

  static HealthGroupEntry of(HealthReport.Group group) {
    String about = group.cause().about();
    return new HealthGroupEntry(
        group.cause().code(),
        about.isEmpty() ? null : about,
        group.cause().source(),
        group.cause().policy(),
        group.severity(),
        group.owner(),
        group.action(),
        group.action().by(),
        RepairMessage.isOneClick(group.action()),
        group.fix(),
        group.shown(),
        group.items(),
        group.nextChangeAt(),
        group.incident(),
        group.entries().stream().map(ItemEntry::of).toList());
  }
}
