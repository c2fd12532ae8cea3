package org.colophon.service.previews;

import java.time.Instant;
import java.util.List;
import org.colophon.campaign.CampaignState;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The preview for a segment or a made-up reader, with reasons.
@SchemaName("PreviewAnswer")
@Description("What a segment or a made-up reader would get on each placement, and why.")
record PreviewResponse(
    Instant at,
    ListPreview list,
    @Description("The placements of all experiences that hold at that time.")
        List<PlacementPreview> placements,
    @Description("Campaigns that hand out messages at that time; for a segment alone its own.")
        List<CampaignPreview> campaigns) {

  /// The reader's list.
  @SchemaName("PreviewList")
  record ListPreview(
      @Description("What it was made from: segment, signals, item or generic.") List<String> basis,
      @Description("Codes of what could not be used.") List<String> fallbacks,
      List<ItemPreview> items) {}

  /// An item, judged as of that time.
  @SchemaName("PreviewItem")
  record ItemPreview(
      ItemId item,
      @Nullable String title,
      @Description("Why it is in the list; absent elsewhere.") @Nullable String why,
      boolean passes,
      List<ReasonMessage> reasons) {}

  /// A placement of experiences.
  @SchemaName("PreviewPlacement")
  record PlacementPreview(
      String placement,
      @Description("The experience that is shown; absent: none.") @Nullable String shown,
      @Description(
              "Of the experiences whose condition holds, by priority, up to the one that is"
                  + " shown. Nobody is held out in a preview.")
          List<ExperiencePreview> considered) {}

  /// An experience whose condition holds.
  @SchemaName("PreviewExperience")
  record ExperiencePreview(
      String id,
      @Description("What of its condition holds.") List<String> matched,
      ItemPreview item) {}

  /// A campaign to the segment.
  @SchemaName("PreviewCampaign")
  record CampaignPreview(
      String id,
      CampaignState state,
      String channel,
      @Description("Whether messages are handed out at that time, once it is approved and sent.")
          boolean open,
      List<ItemPreview> items) {}
}
