package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.campaign.CampaignState;
import org.colophon.campaign.CampaignStore.Edition;
import org.colophon.campaign.CampaignStore.Stop;
import org.colophon.campaign.CampaignStore.Totals;
import org.colophon.campaign.OutboxMessage;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.campaign.SkipCode;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The result of a campaign.
@SchemaName("CampaignResult")
@Description("What became of a campaign.")
record CampaignResultResponse(
    String id,
    CampaignState state,
    @Description("Handed out, and the channel did not say yet what became of it.") long unsettled,
    long sent,
    long notSent,
    @Description("Not handed out again, since the person withdrew before the channel answered.")
        long stopped,
    @Description("Taken back by the channel.") long recalled,
    @Description("People who get no message.") SkippedEntry skipped,
    @Description("Whether everybody was looked at.") boolean exhausted,
    @Description("Items that were left out for a time.") List<StopEntry> stops,
    @Description("What messages stated, in order.") List<EditionEntry> editions) {

  /// The numbers of people who get no message, by reason.
  @SchemaName("CampaignSkipped")
  record SkippedEntry(long consentMissing, long suppressed, long contactLimit) {
    static SkippedEntry of(Map<SkipCode, Long> skipped) {
      return new SkippedEntry(
          skipped.getOrDefault(SkipCode.CONSENT_MISSING, 0L),
          skipped.getOrDefault(SkipCode.SUPPRESSED, 0L),
          skipped.getOrDefault(SkipCode.CONTACT_LIMIT, 0L));
    }
  }

  /// An item that was left out.
  @SchemaName("CampaignStop")
  record StopEntry(
      ItemId item,
      @Description("Codes of the gate, or facts_changed.") List<String> reasons,
      Instant from,
      Instant last) {
    static StopEntry of(Stop stop) {
      return new StopEntry(stop.item(), stop.reasons(), stop.from(), stop.last());
    }
  }

  /// The content of messages from some page on.
  @SchemaName("CampaignEdition")
  record EditionEntry(
      int number,
      @Description("Under which recalls name it.") String responseId,
      Instant at,
      List<FactsMessage> facts) {
    static EditionEntry of(Edition edition) {
      return new EditionEntry(
          edition.number(),
          edition.response(),
          edition.at(),
          edition.facts().stream().map(FactsMessage::of).toList());
    }
  }

  static CampaignResultResponse of(
      String id, CampaignState state, Totals totals, List<Stop> stops, List<Edition> editions) {
    Map<OutboxMessage.State, Long> messages = totals.messages();
    return new CampaignResultResponse(
        id,
        state,
        messages.getOrDefault(State.CLAIMED, 0L),
        messages.getOrDefault(State.SENT, 0L),
        messages.getOrDefault(State.NOT_SENT, 0L),
        messages.getOrDefault(State.STOPPED, 0L),
        messages.getOrDefault(State.RECALLED, 0L),
        SkippedEntry.of(totals.skipped()),
        totals.exhausted(),
        stops.stream().map(StopEntry::of).toList(),
        editions.stream().map(EditionEntry::of).toList());
  }
}
