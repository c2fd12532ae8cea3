package org.colophon.service.previews;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceCondition.Viewed;
import org.colophon.experience.Moment;
import org.colophon.governance.Context;
import org.colophon.recommend.ReaderRequest;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// A question of what a segment or a made-up reader would get.
@SchemaName("PreviewQuestion")
@Description("A segment, a made-up reader, or both. There is no field for who a reader is.")
record PreviewQuestion(
    @Nullable SegmentId segment,
    @Size(max = 50) @Description("Titles that the reader looked at lately.") List<ItemId> liked,
    @Size(max = 20) @Description("What the reader viewed in this session.") List<ViewEntry> views,
    Moment.@Nullable Arrival arrival,
    Moment.@Nullable Device device,
    @Nullable StepEntry checkout,
    @Text(max = 2, format = TextFormat.COUNTRY) @Description("The service's when absent.")
        @Nullable String territory,
    @Description("From now on, at most 60 days ahead; now when absent.") @Nullable SourceTime at,
    @Range(min = 1, max = Recommender.MAX_K) @Description("The most items; 10 when absent.")
        @Nullable Integer k) {
  private static final int USUAL_K = 10;
  private static final Duration FARTHEST = Duration.ofDays(60);

  /// A number of views.
  @SchemaName("PreviewView")
  record ViewEntry(Viewed of, @Text(max = 100) String id, @Range(min = 1, max = 1_000) int count) {}

  /// A step of the checkout.
  @SchemaName("PreviewStep")
  record StepEntry(@Text(max = 40) String step, @Range(min = 0, max = 86_400) int seconds) {}

  /// @param zone of a time without an offset
  Instant time(Instant now, ZoneId zone) {
    Instant time = at == null ? now : at.start(zone);
    if (time.isBefore(now) || time.isAfter(now.plus(FARTHEST))) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/at",
          "is " + time + "; now is " + now,
          "send an instant from now on, at most 60 days ahead");
    }
    return time;
  }

  Context toContext(String usual) {
    return Context.recommend(territory == null ? usual : territory);
  }

  ReaderRequest toRequest(Context context, Instant now) {
    List<ReaderRequest.Interaction> interactions =
        liked.stream()
            .map(item ->
                new ReaderRequest.Interaction(Signal.Type.VIEW, new SignalTarget.OfItem(item), now))
            .toList();
    return new ReaderRequest(
        segment,
        new ReaderRequest.RecentActivity(interactions, true, Set.of()),
        new ReaderRequest.Placement(context, null, null),
        k == null ? USUAL_K : k);
  }

  Moment toMoment() {
    return new Moment(
        views.stream()
            .map(view -> new Moment.ViewCount(view.of(), view.id(), view.count()))
            .toList(),
        arrival,
        Set.of(),
        null,
        checkout == null
            ? null
            : new Moment.CheckoutStep(checkout.step(), Duration.ofSeconds(checkout.seconds())),
        false,
        false,
        device,
        segment == null ? Set.of() : Set.of(segment));
  }
}
