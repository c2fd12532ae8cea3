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
    @Description("Where the recalled item was shown.") @Nullable String surface,
    @Description("What is accepted of the item.") @Nullable AcceptedState accepted) {

  /// Everything that is accepted of an item, of one of its versions.
  @SchemaName("AcceptedState")
  record AcceptedState(
      @Description("The item's version.") long version,
      String textHash,
      @Description("Everything that is accepted now; segments are targetings.")
          List<AcceptedEntry> values) {
    static AcceptedState of(Change.AcceptedChanged change) {
      return new AcceptedState(
          change.version(),
          change.textHash(),
          change.accepted().stream().map(AcceptedEntry::of).toList());
    }
  }

  /// A value that somebody accepted.
  @SchemaName("ChangedValue")
  record AcceptedEntry(
      String kind,
      String value,
      String label,
      String by,
      Instant at,
      @Description("The hash of the text that the person saw.") String textHash) {
    static AcceptedEntry of(ChangeFeed.AcceptedValue value) {
      return new AcceptedEntry(
          value.kind(), value.value(), value.label(), value.by(), value.at(), value.textHash());
    }
  }

  /// The kind of change.
  enum Type {
    TARGETING_MADE,
    TARGETING_ENDED,
    ACCEPTED_CHANGED,
    BECAME_ELIGIBLE,
    CEASED_TO_BE_ELIGIBLE,
    RECALLED
  }

  static ChangeEntry of(ChangeFeed.Entry entry) {
    return switch (entry.change()) {
      case Change.TargetingMade(_, var segment, var by, var until) ->
          targeting(entry, Type.TARGETING_MADE, segment, by, until, List.of(), null);
      case Change.TargetingEnded(_, var segment, var by, var reasons, var use) ->
          targeting(entry, Type.TARGETING_ENDED, segment, by, null, reasons, use);
      case Change.AcceptedChanged changed -> accepted(entry, changed);
      case Change.BecameEligible(_, var territory) ->
          eligibility(entry, Type.BECAME_ELIGIBLE, List.of(), territory);
      case Change.CeasedToBeEligible(_, var reasons, var territory) ->
          eligibility(entry, Type.CEASED_TO_BE_ELIGIBLE, reasons, territory);
      case Change.Recalled recalled -> recall(entry, recalled);
    };
  }

  private static ChangeEntry targeting(
      ChangeFeed.Entry entry,
      Type type,
      SegmentId segment,
      @Nullable String by,
      @Nullable Instant until,
      List<ReasonCode> reasons,
      SegmentUse.@Nullable Code use) {
    return new ChangeEntry(
        entry.seq(),
        entry.at(),
        type,
        entry.change().item(),
        segment,
        by,
        until,
        reasons,
        use,
        null,
        null,
        null,
        null,
        null);
  }

  private static ChangeEntry accepted(ChangeFeed.Entry entry, Change.AcceptedChanged changed) {
    return new ChangeEntry(
        entry.seq(),
        entry.at(),
        Type.ACCEPTED_CHANGED,
        changed.item(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        AcceptedState.of(changed));
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
        recalled.surface(),
        null);
  }
}
