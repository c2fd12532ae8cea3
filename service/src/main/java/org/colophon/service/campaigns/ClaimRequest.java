package org.colophon.service.campaigns;

import java.time.Duration;
import org.colophon.campaign.Campaign;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A channel's request for messages.
@SchemaName("ClaimMessages")
record ClaimRequest(
    @Text(max = 20) @Description("Such as mail or push.") String channel,
    @Range(min = 1, max = 2_000) @Description("The most messages; 500 when absent.")
        @Nullable Integer limit,
    @Range(min = 1, max = 86_400)
        @Description(
            "Messages that were handed out so long ago and not settled are handed out again, under"
                + " the same id; 300 when absent.")
        @Nullable Integer againAfterSeconds) {
  private static final int USUAL_LIMIT = 500;
  private static final int USUAL_SECONDS = 300;

  ClaimRequest {
    if (!Campaign.CHANNEL.matcher(channel).matches()) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/channel",
          Excerpt.of(channel) + " is not a valid channel",
          "use a word such as mail or push");
    }
  }

  int most() {
    return limit == null ? USUAL_LIMIT : limit;
  }

  Duration againAfter() {
    return Duration.ofSeconds(againAfterSeconds == null ? USUAL_SECONDS : againAfterSeconds);
  }
}
