package org.colophon.service.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// One thing that a person did something with; exactly one field names it.
@SchemaName("SignalTarget")
@JsonIgnoreProperties(ignoreUnknown = true)
@Description("One thing that somebody did something with; exactly one field names it.")
public record SignalTargetEntry(
    @Nullable ItemId itemId,
    @Text @Description("A product's id or ISBN; any format of a work counts as the work.")
        @Nullable String productId,
    @Nullable ContributorId contributorId,
    @Nullable SeriesId seriesId,
    @Text @Description("SCHEME:CODE.") @Nullable String topic,
    @Text @Nullable String newsletterId) {

  /// The one thing that is named.
  ///
  /// @throws ApiException when none or several are, or no item lists the product
  SignalTarget toTarget(ProductLookup products) {
    List<SignalTarget> found = new ArrayList<>();
    add(found, itemId, SignalTarget.OfItem::new);
    add(found, contributorId, SignalTarget.OfContributor::new);
    add(found, seriesId, SignalTarget.OfSeries::new);
    add(found, topic, text -> id("/topic", text, SignalTargetEntry::ofTopic));
    add(found, newsletterId, text -> id("/newsletter_id", text, SignalTarget.OfNewsletter::new));
    add(found, productId, product -> ofProduct(product, products));
    if (found.size() != 1) {
      throw new ApiException(
          found.isEmpty() ? ErrorCode.MISSING_FIELD : ErrorCode.BAD_VALUE,
          "",
          "names " + found.size() + " things",
          "name one of item_id, product_id, contributor_id, series_id, topic and newsletter_id");
    }
    return found.getFirst();
  }

  /// Whether nothing but a product is named, and no item lists it.
  boolean isUnknownProduct(ProductLookup products) {
    return productId != null
        && itemId == null
        && contributorId == null
        && seriesId == null
        && topic == null
        && newsletterId == null
        && products.itemOf(productId).isEmpty();
  }

  private static <T> void add(
      List<SignalTarget> found, @Nullable T id, Function<T, SignalTarget> target) {
    if (id != null) {
      found.add(target.apply(id));
    }
  }

  private static SignalTarget ofTopic(String text) {
    return SignalTarget.parse("subject:" + text);
  }

  private static SignalTarget id(
      String pointer, String text, Function<String, SignalTarget> target) {
    try {
      return target.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.BAD_ID,
          pointer,
          Excerpt.of(String.valueOf(e.getMessage()), 300),
          "correct the id");
    }
  }

  private static SignalTarget ofProduct(String product, ProductLookup products) {
    return products
        .itemOf(product)
        .map(SignalTarget.OfItem::new)
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.BAD_VALUE,
                "/product_id",
                "names a product that no item lists: " + Excerpt.of(product),
                "create the item first, or send its item_id or an ISBN that one item has"));
  }
}
