package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import org.colophon.campaign.CampaignChecks.Sendable;
import org.colophon.campaign.CampaignStore.Edition;
import org.colophon.campaign.MessageSelection.Selected;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// Messages for a channel, all of one campaign, with the content that they state.
@SchemaName("ClaimedMessages")
@Description("Messages for a channel, all of one campaign.")
record ClaimResponse(
    @Nullable ContentEntry content,
    @Description("Send one to each person; the same id is the same message.")
        List<RecipientEntry> messages,
    @Description("Whether to ask again at once.") boolean more,
    @Description("Quiet hours: nothing is handed out before.") @Nullable Instant quietUntil) {

  /// The content of the messages, whoever gets them.
  @SchemaName("MessageContent")
  record ContentEntry(
      String campaign,
      int edition,
      @Description("Under which recalls name it.") String responseId,
      @Description("Do not send it later: it is handed out again from then on, or may not go out.")
          Instant sendBefore,
      List<ContentItem> items) {}

  /// An item of the messages.
  @SchemaName("MessageItem")
  record ContentItem(
      ItemId item,
      String title,
      String language,
      @Nullable String url,
      @Description("Nothing else may be stated of price, availability and date.")
          FactsMessage facts) {
    static ContentItem of(Sendable sendable) {
      return new ContentItem(
          sendable.item().id(),
          sendable.item().title(),
          sendable.item().language(),
          sendable.item().canonicalUrl().orElse(null),
          FactsMessage.of(sendable.facts()));
    }
  }

  /// A message to one person.
  @SchemaName("MessageRecipient")
  record RecipientEntry(String id, @Description("The person's pseudonym.") String person) {}

  /// Nothing to send now.
  ///
  /// @param quietUntil null outside quiet hours
  static ClaimResponse nothing(boolean more, @Nullable Instant quietUntil) {
    return new ClaimResponse(null, List.of(), more, quietUntil);
  }

  static ClaimResponse of(
      Edition edition, Instant sendBefore, List<Sendable> items, Selected selected) {
    return new ClaimResponse(
        new ContentEntry(
            edition.campaign(),
            edition.number(),
            edition.response(),
            sendBefore,
            items.stream().map(ContentItem::of).toList()),
        selected.messages().stream()
            .map(message -> new RecipientEntry(message.id(), message.person().value()))
            .toList(),
        selected.more(),
        null);
  }
}
