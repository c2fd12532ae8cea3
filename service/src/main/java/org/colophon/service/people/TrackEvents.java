package org.colophon.service.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.audience.Feedback;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
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
          Map.entry("product clicked", Signal.Type.VIEW),
          Map.entry("product added", Signal.Type.VIEW),
          Map.entry("product shared", Signal.Type.VIEW),
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

  /// Events of Segment's ecommerce specification that say nothing that is used.
  private static final Set<String> UNUSED =
      Set.of(
          "products searched",
          "product list viewed",
          "product list filtered",
          "promotion viewed",
          "promotion clicked",
          "product removed",
          "cart viewed",
          "cart shared",
          "checkout started",
          "checkout step viewed",
          "checkout step completed",
          "payment info entered",
          "order updated",
          "order refunded",
          "order cancelled",
          "coupon entered",
          "coupon applied",
          "coupon denied",
          "coupon removed",
          "product removed from wishlist",
          "wishlist product added to cart",
          "product reviewed");

  private TrackEvents() {}

  /// The name under which an event is counted: that of a specification, else `other`, since a name
  /// of the sender's own might say something of a person.
  static String counted(String event) {
    String name = event.toLowerCase(Locale.ROOT);
    boolean known = UNUSED.contains(name) || EVENTS.containsKey(name) || ANSWERS.containsKey(name);
    return known ? name.replace(' ', '_') : "other";
  }

  /// The thing that something was done with; an order lists several. Other properties are passed
  /// over unread.
  @SchemaName("SignalProperties")
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Properties(
      @Nullable ItemId itemId,
      @Description("A product's id or ISBN; any format of a work counts as the work.") @Text
          @Nullable String productId,
      @Nullable ContributorId contributorId,
      @Nullable SeriesId seriesId,
      @Text @Description("SCHEME:CODE.") @Nullable String topic,
      @Text @Nullable String newsletterId,
      @Size(max = 100) List<SignalTargetEntry> products) {

    private List<Interaction> toInteractions(Signal.Type type, ProductLookup lookup) {
      if (products.isEmpty()) {
        SignalTargetEntry one =
            new SignalTargetEntry(itemId, productId, contributorId, seriesId, topic, newsletterId);
        return List.of(new Interaction(type, one.toTarget(lookup)));
      }
      return listed(type, lookup);
    }

    /// A product of an order that no item lists does not hide the others.
    private List<Interaction> listed(Signal.Type type, ProductLookup lookup) {
      List<Interaction> interactions = new ArrayList<>();
      ApiException unknown = null;
      for (int i = 0; i < products.size(); i++) {
        SignalTargetEntry product = products.get(i);
        try {
          interactions.add(
              ApiException.at(
                  "/products/" + i, () -> new Interaction(type, product.toTarget(lookup))));
        } catch (ApiException e) {
          if (!product.isUnknownProduct(lookup)) {
            throw e;
          }
          unknown = e;
        }
      }
      if (interactions.isEmpty() && unknown != null) {
        throw unknown;
      }
      return interactions;
    }
  }

  /// The item of an answer that was shown or clicked.
  @SchemaName("AnswerProperties")
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record AnswerProperties(
      @Text(format = TextFormat.RESPONSE_ID) String responseId, ItemId itemId) {}

  /// What an event says; one that is not known says nothing that is used.
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
      return new Payload.Unused();
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
              read(properties, Properties.class).toInteractions(done, products));
        });
  }

  private static <T> T read(JsonNode properties, Class<T> type) {
    return ApiMapper.read(properties, type);
  }

  private static Payload noticed(AnswerProperties properties, Feedback.Kind kind, Instant at) {
    return new Payload.AnswerFeedback(
        new Feedback(properties.responseId(), properties.itemId(), kind, at));
  }
}
