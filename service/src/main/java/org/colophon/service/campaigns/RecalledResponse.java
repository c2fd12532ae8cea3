package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.campaign.OutboxMessage;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The messages that a channel has to take back.
@SchemaName("RecalledMessages")
@Description("The messages of recalled campaigns that a channel has to take back.")
record RecalledResponse(List<RecalledEntry> messages) {

  /// A message that has to be taken back.
  @SchemaName("RecalledMessage")
  record RecalledEntry(
      String id, String campaign, @Description("The person's pseudonym.") String person) {}

  static RecalledResponse of(List<OutboxMessage> messages) {
    return new RecalledResponse(
        messages.stream()
            .map(one -> new RecalledEntry(one.id(), one.campaign(), one.person().value()))
            .toList());
  }
}
