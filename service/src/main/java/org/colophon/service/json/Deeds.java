package org.colophon.service.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.Feedback;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.jspecify.annotations.Nullable;

/// What a `track` message says that a person did.
final class Deeds {
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

  private static final Set<String> ANSWER_PROPERTIES =
      Set.of("response_id", "item_id", "verdict_id");
  private static final Set<String> TARGETS =
      Set.of("item_id", "product_id", "contributor_id", "series_id", "topic", "newsletter_id");
  private static final Set<String> PROPERTIES =
      Set.of(
          "item_id",
          "product_id",
          "contributor_id",
          "series_id",
          "topic",
          "newsletter_id",
          "products");
  private static final int MOST_PRODUCTS = 100;

  private Deeds() {}

  /// @param at when it was done
  static Payload read(Fields message, Received.Products products, Instant at) throws Fault {
    Feedback.Kind kind = ANSWERS.get(message.text("event", 60).toLowerCase(Locale.ROOT));
    return kind == null ? done(message, products) : noticed(message, kind, at);
  }

  private static Payload noticed(Fields message, Feedback.Kind kind, Instant at) throws Fault {
    Fields properties = message.requiredObject("properties", ANSWER_PROPERTIES);
    return new Payload.AnswerFeedback(
        new Feedback(
            properties.id("response_id", FeedbackJson::responseId),
            properties.id("item_id", ItemId::new),
            kind,
            at));
  }

  private static Payload done(Fields message, Received.Products products) throws Fault {
    Signal.Type type = EVENTS.get(message.text("event", 60).toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new Fault(
          Code.BAD_VALUE,
          message.at("event"),
          Excerpt.of(message.text("event", 60)) + " is no event that is read here",
          "known are Content Viewed, Followed, Bookmarked, Newsletter Signed Up, Purchased, Order"
              + " Completed, Dismissed, Recommendation Shown, Recommendation Clicked");
    }
    Fields properties = message.requiredObject("properties", PROPERTIES);
    List<Interaction> deeds = new ArrayList<>();
    for (Fields line : properties.objects("products", MOST_PRODUCTS, TARGETS)) {
      deeds.add(new Interaction(type, about(line, products)));
    }
    if (deeds.isEmpty()) {
      deeds.add(new Interaction(type, about(properties, products)));
    }
    return new Payload.Interactions(deeds);
  }

  private static SignalTarget about(Fields properties, Received.Products products) throws Fault {
    List<SignalTarget> found = new ArrayList<>();
    add(found, properties.optionalId("item_id", ItemId::new), SignalTarget.OfItem::new);
    add(
        found,
        properties.optionalId("contributor_id", ContributorId::new),
        SignalTarget.OfContributor::new);
    add(found, properties.optionalId("series_id", SeriesId::new), SignalTarget.OfSeries::new);
    add(
        found,
        properties.optionalId("topic", text -> SignalTarget.parse("subject:" + text)),
        a -> a);
    add(found, properties.optionalId("newsletter_id", SignalTarget.OfNewsletter::new), a -> a);
    if (properties.has("product_id")) {
      found.add(ofProduct(properties, products));
    }
    if (found.size() != 1) {
      throw new Fault(
          found.isEmpty() ? Code.MISSING_FIELD : Code.BAD_VALUE,
          properties.path(),
          "names " + found.size() + " things",
          "name one of item_id, product_id, contributor_id, series_id, topic and newsletter_id");
    }
    return found.getFirst();
  }

  private static SignalTarget ofProduct(Fields properties, Received.Products products)
      throws Fault {
    ProductId product = properties.id("product_id", ProductId::new);
    return products
        .itemOf(product)
        .map(SignalTarget.OfItem::new)
        .orElseThrow(() ->
            new Fault(
                Code.BAD_VALUE,
                properties.at("product_id"),
                "no item lists the product '" + product + "'",
                "record the work first, or send its item_id"));
  }

  private static <T> void add(
      List<SignalTarget> found,
      @Nullable T id,
      java.util.function.Function<T, SignalTarget> about) {
    if (id != null) {
      found.add(about.apply(id));
    }
  }
}
