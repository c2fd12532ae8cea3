package org.colophon.service.recalls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.service.api.AgeRangeEntry;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// A request to check which items may be sent at a time.
@SchemaName("CheckRequest")
record CheckRequest(
    @Size(min = 1, max = 1_000) List<ItemId> items,
    SendPurpose purpose,
    @Text(max = 10) @Description("The readers' country; the service's when absent.")
        @Nullable String territory,
    @Text(max = 40) @Description("mail or export when absent.") @Nullable String channel,
    @Description("The segment that it is sent to, whose rules hold then.")
        @Nullable SegmentId segment,
    @Nullable AgeRangeEntry ages,
    @Text(max = 60, format = TextFormat.LANGUAGE) @Description("The readers' language.")
        @Nullable String language,
    @Description("From now on, at most 60 days ahead; now when absent.")
        @Nullable SourceTime sendAt,
    @Text(max = Exposure.LONGEST_SURFACE)
        @Description("The campaign or export; required when it is durable.")
        @Nullable String surface,
    @Description(
            "Whether it will be sent: what passes is recorded and can be recalled for 400 days."
                + " False when absent.")
        @Nullable Boolean durable) {
  private static final Duration FARTHEST = Duration.ofDays(60);
  private static final String UNNAMED = "check";

  /// The purposes of what is sent.
  enum SendPurpose {
    NEWSLETTER,
    EXPORT
  }

  CheckRequest {
    if (Boolean.TRUE.equals(durable) && surface == null) {
      throw new ApiException(ErrorCode.MISSING_FIELD, "/surface", "is missing", "add the field");
    }
  }

  boolean isDurable() {
    return Boolean.TRUE.equals(durable);
  }

  String surfaceOrUsual() {
    return surface == null ? UNNAMED : surface;
  }

  Instant sendTime(Instant now) {
    Instant time = sendAt == null ? now : sendAt.start(null);
    if (time.isBefore(now) || time.isAfter(now.plus(FARTHEST))) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/send_at",
          "is " + time + "; now is " + now,
          "send an instant from now on, at most 60 days ahead");
    }
    return time;
  }

  /// The readers.
  ///
  /// @param usualTerritory of a request that names none
  Context toContext(String usualTerritory) {
    Purpose sent = purpose == SendPurpose.NEWSLETTER ? Purpose.NEWSLETTER : Purpose.EXPORT;
    String usualChannel = sent == Purpose.NEWSLETTER ? "mail" : "export";
    Audience audience =
        Audience.ANYBODY.within(
            ages == null ? null : ages.toAgeRange(),
            language == null ? Set.of() : Set.of(language));
    try {
      return new Context(
              sent,
              territory == null ? usualTerritory : territory,
              channel == null ? usualChannel : channel,
              null)
          .withAudience(audience);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/territory",
          "is not valid: " + e.getMessage(),
          "send two capital letters such as DE");
    }
  }
}
