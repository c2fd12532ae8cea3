package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.SegmentUse;
import org.colophon.campaign.CampaignChecks.Judged;
import org.colophon.campaign.CampaignChecks.Sendable;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The items as they would go out now, and as of the send time.
@SchemaName("CampaignPreview")
@Description("What would go out now, and as of the send time.")
record CampaignPreviewResponse(
    @Description("Why the segment may not be used; absent when it may.") @Nullable String obstacle,
    List<JudgedEntry> now,
    Instant sendAt,
    @Description("Judged with what is known now.") List<JudgedEntry> asOfSendTime) {

  /// An item, judged.
  @SchemaName("CampaignItem")
  record JudgedEntry(
      ItemId item,
      boolean passes,
      @Nullable String title,
      @Nullable FactsMessage facts,
      @Nullable Instant validUntil,
      List<ReasonMessage> reasons) {

    static List<JudgedEntry> of(Judged judged) {
      return judged.checked().results().stream()
          .map(result -> of(result, judged.sendable().get(result.item())))
          .toList();
    }

    private static JudgedEntry of(Result result, @Nullable Sendable sendable) {
      List<ReasonMessage> reasons = result.reasons().stream().map(ReasonMessage::of).toList();
      return sendable == null
          ? new JudgedEntry(result.item(), false, null, null, null, reasons)
          : new JudgedEntry(
              result.item(),
              true,
              sendable.item().title(),
              FactsMessage.of(sendable.facts()),
              sendable.validUntil(),
              reasons);
    }
  }

  static CampaignPreviewResponse of(
      SegmentUse.@Nullable Unusable obstacle, Judged now, Judged later) {
    return new CampaignPreviewResponse(
        obstacle == null ? null : EnumNames.of(obstacle.code()),
        JudgedEntry.of(now),
        later.checked().sendAt(),
        JudgedEntry.of(later));
  }
}
