package org.colophon.service.readers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.recommend.ReaderRequest;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.AgeRangeEntry;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.OneOf;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.colophon.service.people.ProductLookup;
import org.colophon.service.people.SenderClock;
import org.colophon.service.people.TrackEvents;
import org.jspecify.annotations.Nullable;

/// A request for a list: for a segment, for an anonymous reader's recent interactions, or both, and
/// the place where it is shown. There is no field for who the reader is.
@SchemaName("ReaderQuestion")
@Description("For whom and where a list is asked. There is no field for who the reader is.")
record ReaderListRequest(
    @Nullable SegmentId segment,
    @Size(max = 100) @Description("What the reader did lately, as track messages without a person.")
        List<SignalEntry> signals,
    @Nullable ConsentEntry consent,
    @Size(max = 1_000) @Description("Items that are not to be shown again.") List<ItemId> seen,
    @Nullable Where context,
    @Range(min = 1, max = Recommender.MAX_K) @Description("The most items; 10 when absent.")
        @Nullable Integer k) {
  private static final int USUAL_K = 10;
  private static final String USUAL_CHANNEL = "web";
  private static final String USUAL_SURFACE = "reader";

  /// One thing that the reader did.
  @SchemaName("ReaderSignal")
  record SignalEntry(
      @Text(max = 60) String event,
      @OneOf(TrackEvents.Properties.class) JsonNode properties,
      @Description("When; now when absent.") @Nullable SourceTime timestamp) {

    private List<ReaderRequest.Interaction> toInteractions(
        SenderClock clock, ProductLookup products) {
      Instant at = clock.correct(timestamp == null ? null : timestamp.end(null), null, null);
      if (TrackEvents.said(event, properties, products, at)
          instanceof Payload.Interactions(List<SignalMessage.Interaction> done)) {
        return done.stream()
            .map(one -> new ReaderRequest.Interaction(one.type(), one.about(), at))
            .toList();
      }
      throw new ApiException(
          ErrorCode.BAD_VALUE, "/event", "is not something that a reader did", "leave it out");
    }
  }

  /// The reader's consent.
  @SchemaName("ReaderConsent")
  record ConsentEntry(
      @Description(
              "Unless true, signals are not used; what is not to be shown again can be named in"
                  + " seen.")
          @Nullable Boolean profiling) {}

  /// The place where the list is shown, and its readers.
  @SchemaName("ReaderContext")
  record Where(
      @Text(max = 2) @Description("The reader's country, two capital letters.")
          @Nullable String territory,
      @Text(max = 60, format = TextFormat.LANGUAGE) @Description("The reader's language.")
          @Nullable String language,
      @Description("The reader's ages.") @Nullable AgeRangeEntry ages,
      @Text(max = 40) @Description("web when absent.") @Nullable String channel,
      @Text(max = 100) @Description("As the ledger names it; reader when absent.")
          @Nullable String surface,
      @Description("What is being read.") @Nullable ItemId item,
      @Description("true where books are shown or sold by their price.")
          @Nullable Boolean needsPrice) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Where ANYWHERE = new Where(null, null, null, null, null, null, null);

    Where {
      if (territory != null && !COUNTRY.matcher(territory).matches()) {
        throw new ApiException(
            ErrorCode.BAD_VALUE,
            "/territory",
            Excerpt.of(territory) + " is not a country code",
            "send two capital letters such as DE");
      }
    }

    private ReaderRequest.Placement toWhere(String usualTerritory) {
      Context reader =
          new Context(
                  Purpose.RECOMMEND,
                  territory == null ? usualTerritory : territory,
                  channel == null ? USUAL_CHANNEL : channel,
                  null)
              .withAudience(
                  Audience.ANYBODY.within(
                      ages == null ? null : ages.toAgeRange(),
                      language == null ? Set.of() : Set.of(language)));
      return new ReaderRequest.Placement(
          Boolean.TRUE.equals(needsPrice) ? reader.byPrice() : reader, language, item);
    }
  }

  /// The request.
  ///
  /// @param usualTerritory of a request that names none
  ReaderRequest toRequest(Instant now, ProductLookup products, String usualTerritory) {
    SenderClock clock = SenderClock.live(now);
    List<ReaderRequest.Interaction> interactions = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      SignalEntry signal = signals.get(i);
      interactions.addAll(
          ApiException.at("/signals/" + i, () -> signal.toInteractions(clock, products)));
    }
    return new ReaderRequest(
        segment,
        new ReaderRequest.RecentActivity(
            interactions,
            consent != null && Boolean.TRUE.equals(consent.profiling()),
            Set.copyOf(seen)),
        (context == null ? Where.ANYWHERE : context).toWhere(usualTerritory),
        k == null ? USUAL_K : k);
  }

  /// Where the list is shown, as the ledger names it.
  String surface() {
    return context == null || context.surface() == null ? USUAL_SURFACE : context.surface();
  }
}
