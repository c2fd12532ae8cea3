package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignState;
import org.colophon.campaign.CampaignStore.Totals;
import org.colophon.campaign.FrozenCampaign;
import org.colophon.campaign.MessageFacts;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.campaign.StoredCampaign;
import org.colophon.campaign.Trigger;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.SchemaName;
import org.colophon.service.campaigns.CampaignResultResponse.SkippedEntry;
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
    @Description("The trigger that made it; absent when people did.") @Nullable String trigger,
    List<ItemId> items,
    @Description("The facts that messages do not state.") List<MessageFacts.Kind> omits,
    String channel,
    String territory,
    Instant sendAt,
    Instant until,
    @Description("Rises with every change.") long version,
    @Description("The verdicts and facts that are approved.") @Nullable FrozenEntry frozen,
    @Nullable String approvedBy,
    @Description("When it was first sent.") @Nullable Instant startedAt,
    @Description("The numbers so far; only in the list.") @Nullable CountsEntry counts) {

  /// The numbers of messages and people.
  @SchemaName("CampaignCounts")
  record CountsEntry(
      @Description("Handed out, and the channel did not say yet what became of it.") long unsettled,
      long sent,
      long notSent,
      @Description("Not handed out again, since the person withdrew before the channel answered.")
          long stopped,
      @Description("Taken back by the channel.") long recalled,
      @Description("People who get no message.") SkippedEntry skipped,
      @Description("Whether everybody was looked at.") boolean exhausted) {
    static CountsEntry of(Totals totals) {
      Map<State, Long> messages = totals.messages();
      return new CountsEntry(
          messages.getOrDefault(State.CLAIMED, 0L),
          messages.getOrDefault(State.SENT, 0L),
          messages.getOrDefault(State.NOT_SENT, 0L),
          messages.getOrDefault(State.STOPPED, 0L),
          messages.getOrDefault(State.RECALLED, 0L),
          SkippedEntry.of(totals.skipped()),
          totals.exhausted());
    }
  }

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
    return of(stored, null);
  }

  /// @param totals null: they are left out
  static CampaignResponse of(StoredCampaign stored, @Nullable Totals totals) {
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
        Trigger.of(campaign).orElse(null),
        campaign.items(),
        campaign.omits().stream().sorted().toList(),
        campaign.delivery().channel(),
        campaign.delivery().territory(),
        campaign.delivery().sendAt(),
        campaign.delivery().until(),
        stored.version(),
        frozen == null ? null : FrozenEntry.of(frozen),
        stored.approvedBy(),
        stored.startedAt(),
        totals == null ? null : CountsEntry.of(totals));
  }
}
