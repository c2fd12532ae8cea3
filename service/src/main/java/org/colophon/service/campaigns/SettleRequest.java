package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.campaign.CampaignStore.Settlement;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;

/// A channel's word on messages.
@SchemaName("SettleMessages")
record SettleRequest(@Size(min = 1, max = 2_000) List<SettleEntry> messages) {

  /// A channel's word on a message.
  @SchemaName("SettleMessage")
  record SettleEntry(
      @Text(max = 40) String id,
      @Description(
              "not_sent: it does not count as a contact. recalled: it was taken back, after its"
                  + " campaign was recalled.")
          Outcome outcome) {
    /// The outcome that a channel states for one message.
    enum Outcome {
      SENT,
      NOT_SENT,
      RECALLED
    }

    Settlement toSettlement() {
      return new Settlement(id, State.valueOf(outcome.name()));
    }
  }
}
