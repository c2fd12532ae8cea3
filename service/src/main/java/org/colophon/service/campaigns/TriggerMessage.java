package org.colophon.service.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.campaign.Trigger;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// A trigger as it is stated and listed.
@SchemaName("Trigger")
@Description("Readers who asked for it get a message when something happens to an item.")
record TriggerMessage(
    @Description("Listed; not read when it is stated.") @Text(max = 100) @Nullable String id,
    @Description("The desk that answers for it.") DeskId owner,
    @Text(max = 500) String reason,
    @Description("Whose legal entity people consented to.") ImprintId imprint,
    Trigger.Kind kind,
    @Text(max = 20) @Description("Such as mail or push.") String channel,
    @Text(max = 2, format = TextFormat.COUNTRY)
        @Description("The readers' country; the service's when absent.")
        @Nullable String territory,
    @Range(min = 1, max = 168) @Description("How long messages may go out; 72 hours when absent.")
        @Nullable Integer hours,
    @Text(max = 200) @Description("event_near: the town, as places of events begin.")
        @Nullable String town,
    @Description("event_near: the segment of readers who live near it.")
        @Nullable SegmentId segment,
    @Description("Since when it makes no campaigns for now; not read when it is stated.")
        @Nullable SourceTime pausedAt) {
  private static final int USUAL_HOURS = 72;

  TriggerMessage {
    boolean near = kind == Trigger.Kind.EVENT_NEAR;
    check(near, town == null, "/town");
    check(near, segment == null, "/segment");
  }

  private static void check(boolean wanted, boolean missing, String pointer) {
    if (wanted && missing) {
      throw new ApiException(ErrorCode.MISSING_FIELD, pointer, "is missing", "add the field");
    }
    if (!wanted && !missing) {
      throw new ApiException(
          ErrorCode.BAD_VALUE, pointer, "is for event_near only", "remove the field");
    }
  }

  /// The triggers.
  @SchemaName("Triggers")
  @Description("All triggers, by id.")
  record TriggersResponse(List<TriggerMessage> triggers) {
    static TriggersResponse of(List<Trigger> all, Map<String, Instant> paused) {
      return new TriggersResponse(
          all.stream().map(one -> TriggerMessage.of(one, paused.get(one.id()))).toList());
    }
  }

  /// @param by who states it; null where nobody has a name
  Trigger toTrigger(String path, String usualTerritory, @Nullable String by) {
    Duration lasts = Duration.ofHours(hours == null ? USUAL_HOURS : hours);
    return ApiException.converting(() ->
        new Trigger(
            path,
            owner,
            reason,
            imprint,
            kind,
            new Trigger.Messages(channel, territory == null ? usualTerritory : territory, lasts),
            town == null || segment == null ? null : new Trigger.Region(town, segment),
            by));
  }

  /// @param pausedAt null: it is not paused
  static TriggerMessage of(Trigger trigger, @Nullable Instant pausedAt) {
    Trigger.Region region = trigger.region();
    return new TriggerMessage(
        trigger.id(),
        trigger.owner(),
        trigger.reason(),
        trigger.imprint(),
        trigger.kind(),
        trigger.messages().channel(),
        trigger.messages().territory(),
        (int) trigger.messages().lasts().toHours(),
        region == null ? null : region.town(),
        region == null ? null : region.segment(),
        SourceTime.of(pausedAt));
  }
}
