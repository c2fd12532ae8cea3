package org.colophon.service.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.MessageFacts;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// A campaign as an editor states it.
@SchemaName("PutCampaign")
@Description("Messages about items to the members of a segment who agreed, over one channel.")
record CampaignRequest(
    @Description("The desk that answers for it.") DeskId owner,
    @Text(max = 500) String reason,
    SegmentId segment,
    @Size(min = 1, max = Campaign.MOST_ITEMS) List<ItemId> items,
    @Text(max = 20) @Description("Such as mail or push.") String channel,
    @Text(max = 2, format = TextFormat.COUNTRY)
        @Description("The readers' country; the service's when absent.")
        @Nullable String territory,
    @Description("Nothing goes out before.") SourceTime sendAt,
    @Description("Nothing goes out from then on; a day after the send time when absent.")
        @Nullable SourceTime until,
    @Size(max = 3)
        @Description("The facts that messages do not state; they state all others that may be.")
        List<MessageFacts.Kind> omits) {
  private static final Duration USUAL = Duration.ofDays(1);

  /// The campaign.
  ///
  /// @param imprint of the segment
  /// @param usualTerritory of a request that names none
  Campaign toCampaign(
      String id, ImprintId imprint, String usualTerritory, ZoneId zone, Instant now) {
    Instant begin = sendAt.start(zone);
    Instant end = until == null ? begin.plus(USUAL) : until.end(zone);
    if (!end.isAfter(now)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE, "/send_at", "is over; now is " + now, "send a later time");
    }
    return ApiException.converting(() ->
        new Campaign(
            id,
            owner,
            reason,
            imprint,
            new Campaign.Recipients.Members(segment),
            items.stream().distinct().toList(),
            new Campaign.Delivery(
                channel, territory == null ? usualTerritory : territory, begin, end),
            Set.copyOf(omits)));
  }
}
