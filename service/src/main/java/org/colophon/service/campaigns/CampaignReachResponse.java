package org.colophon.service.campaigns;

import java.time.Instant;
import org.colophon.campaign.MessageSelection.Forecast;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.campaigns.CampaignResultResponse.SkippedEntry;
import org.jspecify.annotations.Nullable;

/// The numbers of people who would get a campaign's message now.
@SchemaName("CampaignReach")
@Description("How many people would get a message if it were sent now.")
record CampaignReachResponse(
    @Description("How many people were looked at.") long people,
    @Description("How many of them would get a message.") long messages,
    @Description("How many of them would not, by reason.") SkippedEntry skipped,
    @Description("Whether these are all; else only the first were looked at.") boolean complete,
    @Description("The most messages to a person over one channel in seven days.")
        int contactsPerWeek,
    @Description("When nothing is handed out, in the publisher's time zone.") String quietHours,
    @Description("When messages are handed out at the earliest; absent when the campaign is over.")
        @Nullable Instant firstAt) {

  static CampaignReachResponse of(
      Forecast forecast, int perWeek, String quietHours, @Nullable Instant firstAt) {
    return new CampaignReachResponse(
        forecast.people(),
        forecast.messages(),
        SkippedEntry.of(forecast.skipped()),
        forecast.nextAfter().isEmpty(),
        perWeek,
        quietHours,
        firstAt);
  }
}
