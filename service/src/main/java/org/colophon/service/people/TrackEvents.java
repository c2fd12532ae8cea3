package org.colophon.service.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.colophon.audience.Feedback;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// The events of `track` messages, and what they say that a person did.
public final class TrackEvents {
  /// By the names of Segment's own specification and of the libraries around it, in lower case.
  private static final Map<String, Signal.Type> EVENTS =
      Map.ofEntries(
          Map.entry("content viewed", Signal.Type.VIEW),
          Map.entry("product viewed", Signal.Type.VIEW),
          Map.entry("viewed", Signal.Type.VIEW),
          Map.entry("followed", Signal.Type.FOLLOW),
          Map.entry("author followed", Signal.Type.FOLLOW),
          Map.entry("series followed", Signal.Type.FOLLOW),
          Map.entry("topic followed", Signal.Type.FOLLOW),
          Map.entry("bookmarked", Signal.Type.BOOKMARK),
          Map.entry("content bookmarked", Signal.Type.BOOKMARK),
          Map.entry("product added to wishlist", Signal.Type.BOOKMARK),
          Map.entry("newsletter signed up", Signal.Type.NEWSLETTER),
          Map.entry("purchased", Signal.Type.PURCHASE),
          Map.entry("product purchased", Signal.Type.PURCHASE),
          Map.entry("order completed", Signal.Type.PURCHASE),
          Map.entry("dismissed", Signal.Type.DISMISS),
          Map.entry("content dismissed", Signal.Type.DISMISS));

  private static final Map<String, Feedback.Kind> ANSWERS =
      Map.of(
          "recommendation shown", Feedback.Kind.SHOWN,
          "recommendation clicked", Feedback.Kind.CLICKED);

  private TrackEvents() {}

  /// The thing that something was done with; an order lists several.
  @SchemaName("SignalProperties")
  public record Properties(
      @Nullable ItemId itemId,
      @Description("Any format of a work counts as the work.") @Nullable ProductId productId,
      @Nullable ContributorId contributorId,
      @Nullable SeriesId seriesId,
      @Text @Description("SCHEME:CODE.") @Nullable String topic,
      @Text @Nullable String newsletterId,
      @Size(max = 100) List<SignalTargetEntry> products) {

    private List<Interaction> toDeeds(Signal.Type type, ProductLookup lookup) {
      List<Interaction> deeds = new ArrayList<>();
      for (int i = 0; i < products.size(); i++) {
        SignalTargetEntry product = products.get(i);
        deeds.add(
            ApiException.at(
                "/products/" + i, () -> new Interaction(type, product.toTarget(lookup))));
      }
      if (deeds.isEmpty()) {
        SignalTargetEntry one =
            new SignalTargetEntry(itemId, productId, contributorId, seriesId, topic, newsletterId);
        deeds.add(new Interaction(type, one.toTarget(lookup)));
      }
      return deeds;
    }
  }

  /// The item of an answer that was shown or clicked.
  @SchemaName("AnswerProperties")
  @JsonIgnoreProperties("verdict_id")
  public record AnswerProperties(
      @Text(format = TextFormat.RESPONSE_ID) String responseId, ItemId itemId) {}

  /// What an event says.
  ///
  /// @param properties what belongs to the event, to be read by what it is
  /// @param at when it was done
  /// @throws ApiException with the pointer of the event or of its properties
  public static Payload said(
      @Nullable String event, @Nullable JsonNode properties, ProductLookup products, Instant at) {
    if (event == null) {
      throw new ApiException(ErrorCode.MISSING_FIELD, "/event", "is missing", "add the field");
    }
    String name = event.toLowerCase(Locale.ROOT);
    Feedback.Kind kind = ANSWERS.get(name);
    Signal.Type type = EVENTS.get(name);
    if (kind == null && type == null) {
      throw unknown(event);
    }
    if (properties == null || properties.isNull()) {
      throw new ApiException(ErrorCode.MISSING_FIELD, "/properties", "is missing", "add the field");
    }
    return ApiException.at(
        "/properties",
        () -> {
          if (kind != null) {
            return noticed(read(properties, AnswerProperties.class), kind, at);
          }
          Signal.Type done = Objects.requireNonNull(type, "an event is of one of the two kinds");
          return new Payload.Interactions(
              read(properties, Properties.class).toDeeds(done, products));
        });
  }

  private static <T> T read(JsonNode properties, Class<T> type) {
    return ApiMapper.read(properties, type);
  }

  private static Payload noticed(AnswerProperties properties, Feedback.Kind kind, Instant at) {
    return new Payload.AnswerFeedback(
        new Feedback(properties.responseId(), properties.itemId(), kind, at));
  }

  private static ApiException unknown(String event) {
    return new ApiException(
        ErrorCode.BAD_VALUE,
        "/event",
        Excerpt.of(event) + " is not a known event",
        "send one of Content Viewed, Followed, Bookmarked, Newsletter Signed Up, Purchased, Order"
            + " Completed, Dismissed, Recommendation Shown, Recommendation Clicked");
  }
}
