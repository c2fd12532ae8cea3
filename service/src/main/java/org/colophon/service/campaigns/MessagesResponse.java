package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import org.colophon.campaign.OutboxMessage;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A page of a campaign's messages.
@SchemaName("CampaignMessages")
@Description("A page of a campaign's messages, by id.")
record MessagesResponse(
    List<MessageEntry> messages,
    @Description("Send it as after for the next page; empty at the end.") String nextAfter) {

  /// A message to one person.
  @SchemaName("OutboxMessage")
  record MessageEntry(
      String id,
      @Description("The person's pseudonym.") String person,
      int edition,
      OutboxMessage.State state,
      @Description("When a channel got it last.") Instant claimedAt) {
    static MessageEntry of(OutboxMessage message) {
      return new MessageEntry(
          message.id(),
          message.person().value(),
          message.edition(),
          message.state(),
          message.claimedAt());
    }
  }

  static MessagesResponse of(List<OutboxMessage> messages, int limit) {
    return new MessagesResponse(
        messages.stream().map(MessageEntry::of).toList(),
        messages.size() < limit ? "" : messages.getLast().id());
  }
}
