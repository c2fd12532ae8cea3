package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignState;
import org.colophon.campaign.FrozenCampaign;
import org.colophon.campaign.MessageFacts;
import org.colophon.campaign.StoredCampaign;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A stored campaign.
@SchemaName("Campaign")
@Description("A stored campaign.")
record CampaignResponse(
    String id,
    CampaignState state,
    DeskId owner,
    String reason,
    @Description("Whose legal entity people consented to.") ImprintId imprint,
    @Nullable SegmentId segment,
    @Description("What people did who get it, such as follow contributor:ada; absent for members.")
        @Nullable String interest,
    List<ItemId> items,
    String channel,
    String territory,
    Instant sendAt,
    Instant until,
    @Description("Rises with every change.") long version,
    @Description("The verdicts and facts that are approved.") @Nullable FrozenEntry frozen,
    @Nullable String approvedBy,
    @Description("When it was first sent.") @Nullable Instant startedAt) {

  /// The verdicts and facts of a campaign.
  @SchemaName("FrozenCampaign")
  record FrozenEntry(Instant at, List<FrozenItemEntry> items) {
    static FrozenEntry of(FrozenCampaign frozen) {
      return new FrozenEntry(
          frozen.at(), frozen.items().stream().map(FrozenItemEntry::of).toList());
    }
  }

  /// An item as it was judged.
  @SchemaName("FrozenItem")
  record FrozenItemEntry(
      ItemId item,
      boolean passes,
      @Description("Codes of what keeps it out.") List<String> reasons,
      @Description("The time from which on it does not pass.") @Nullable Instant from,
      @Nullable FactsMessage facts) {
    static FrozenItemEntry of(FrozenCampaign.FrozenItem item) {
      MessageFacts facts = item.facts();
      return new FrozenItemEntry(
          item.item(),
          facts != null,
          item.reasons(),
          item.from(),
          facts == null ? null : FactsMessage.of(facts));
    }
  }

  static CampaignResponse of(StoredCampaign stored) {
    Campaign campaign = stored.campaign();
    FrozenCampaign frozen = stored.frozen();
    return new CampaignResponse(
        campaign.id(),
        stored.state(),
        campaign.owner(),
        campaign.reason(),
        campaign.imprint(),
        campaign.recipients().segment(),
        campaign.recipients() instanceof Campaign.Recipients.Interested(var type, var about, var _)
            ? EnumNames.of(type) + " " + about.text()
            : null,
        campaign.items(),
        campaign.delivery().channel(),
        campaign.delivery().territory(),
        campaign.delivery().sendAt(),
        campaign.delivery().until(),
        stored.version(),
        frozen == null ? null : FrozenEntry.of(frozen),
        stored.approvedBy(),
        stored.startedAt());
  }
}
