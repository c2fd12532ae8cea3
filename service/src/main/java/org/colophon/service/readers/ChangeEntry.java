package org.colophon.service.readers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.colophon.audience.SegmentId;
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
    @Description("Who made or ended the targeting.") @Nullable String by,
    @Description("When the targeting ends.") @Nullable Instant until,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Description("Why the item ceased to be eligible.")
        List<ReasonCode> reasons,
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
          targeting(entry, Type.TARGETING_MADE, segment, by, until);
      case Change.TargetingEnded(_, var segment, var by) ->
          targeting(entry, Type.TARGETING_ENDED, segment, by, null);
      case Change.BecameEligible(_, var territory) ->
          eligibility(entry, Type.BECAME_ELIGIBLE, List.of(), territory);
      case Change.CeasedToBeEligible(_, var reasons, var territory) ->
          eligibility(entry, Type.CEASED_TO_BE_ELIGIBLE, reasons, territory);
      case Change.Recalled recalled -> recall(entry, recalled);
    };
  }

  private static ChangeEntry targeting(
      ChangeFeed.Entry entry, Type type, SegmentId segment, String by, @Nullable Instant until) {
    return new ChangeEntry(
        entry.seq(),
        entry.at(),
        type,
        entry.change().item(),
        segment,
        by,
        until,
        List.of(),
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
        recalled.recall(),
        recalled.action(),
        recalled.surface());
  }
}
