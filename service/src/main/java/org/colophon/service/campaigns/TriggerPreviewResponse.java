package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.campaigns.CampaignPreviewResponse.JudgedEntry;

/// The titles that a trigger waits for.
@SchemaName("TriggerPreview")
@Description("The titles that a trigger waits for, as they would be judged if it happened now.")
record TriggerPreviewResponse(
    List<WaitingEntry> titles, @Description("Whether there are no others.") boolean complete) {

  /// A title that a trigger waits for.
  @SchemaName("TriggerTitle")
  record WaitingEntry(
      JudgedEntry title,
      @Description("How many people would get a message now.") long messages,
      @Description("How many people asked for it.") long people) {}
}
