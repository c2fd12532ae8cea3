package org.colophon.service.readers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallAction;
import org.colophon.feed.ChangeFeed;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.governance.ReasonCode;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// Something that happened to an item; which fields it has depends on its type.
@SchemaName("Change")
@Description("Something that happened to an item; which fields it has depends on its type.")
record ChangeEntry(
    long seq,
    Instant at,
    Type type,
    ItemId item,
    @Description("Of a targeting.") @Nullable SegmentId segment,
    @Description("Who made or ended the targeting; absent where it ceased to hold by itself.")
        @Nullable String by,
    @Description("When the targeting ends.") @Nullable Instant until,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("Why the item ceased to be eligible, or the targeting to hold.")
        List<ReasonCode> reasons,
    @Description("Why the segment may not be used for the item any more.")
        SegmentUse.@Nullable Code segmentUse,
    @Description("For readers of which country the item became or ceased to be eligible.")
        @Nullable String territory,
    @Description("The recall notice's id.") @Nullable String recall,
    @Description("What the recall asks for.") @Nullable RecallAction action,
    @Description("Where the recalled item was shown.") @Nullable String surface) {

  /// The kind of change.
  enum Type {
    TARGETING_MADE,
    TARGETING_ENDED,
    BECAME_ELIGIBLE,
    CEASED_TO_BE_ELIGIBLE,
    RECALLED
  }

  static ChangeEntry of(ChangeFeed.Entry entry) {
    return switch (entry.change()) {
      case Change.TargetingMade(_, var segment, var by, var until) ->
          new ChangeEntry(
              entry.seq(),
              entry.at(),
              Type.TARGETING_MADE,
              entry.change().item(),
              segment,
              by,
              until,
              List.of(),
              null,
              null,
              null,
              null,
              null);
      case Change.TargetingEnded ended -> ended(entry, ended);
      case Change.BecameEligible(_, var territory) ->
          eligibility(entry, Type.BECAME_ELIGIBLE, List.of(), territory);
      case Change.CeasedToBeEligible(_, var reasons, var territory) ->
          eligibility(entry, Type.CEASED_TO_BE_ELIGIBLE, reasons, territory);
      case Change.Recalled recalled -> recall(entry, recalled);
    };
  }

  private static ChangeEntry ended(ChangeFeed.Entry entry, Change.TargetingEnded ended) {
    return new ChangeEntry(
        entry.seq(),
        entry.at(),
        Type.TARGETING_ENDED,
        ended.item(),
        ended.segment(),
        ended.by(),
        null,
        ended.reasons(),
        ended.use(),
        null,
        null,
        null,
        null);
  }

  private static ChangeEntry eligibility(
      ChangeFeed.Entry entry, Type type, List<ReasonCode> reasons, @Nullable String territory) {
    return new ChangeEntry(
        entry.seq(),
        entry.at(),
        type,
        entry.change().item(),
        null,
        null,
        null,
        reasons,
        null,
        territory,
        null,
        null,
        null);
  }

  private static ChangeEntry recall(ChangeFeed.Entry entry, Change.Recalled recalled) {
    return new ChangeEntry(
        entry.seq(),
        entry.at(),
        Type.RECALLED,
        recalled.item(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        recalled.recall(),
        recalled.action(),
        recalled.surface());
  }
}
