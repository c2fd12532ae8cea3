package org.colophon.service.json;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.jspecify.annotations.Nullable;

/// How messages came in.
///
/// @param at by the clock here
/// @param sentAt what the batch around a message says; null when it says nothing
/// @param archived whether they come from a file: when they were received is what each says itself
/// @param times how they write points in time
/// @param products finds the item of a product
public record Received(
    Instant at, @Nullable Instant sentAt, boolean archived, Times times, Products products) {

  /// Finds the item that lists a product.
  @FunctionalInterface
  public interface Products {
    /// Empty when none does.
    Optional<ItemId> itemOf(ProductId product);

    /// Looks into the catalogue each time; holds no view of it.
    static Products of(Catalog catalog) {
      return product -> {
        try (CatalogView view = catalog.view()) {
          return view.itemOf(product);
        }
      };
    }
  }

  /// Messages that just arrived over HTTP.
  public static Received live(Instant at, Products products) {
    return new Received(at, null, false, Times.stated(null), products);
  }

  /// Messages of a file.
  public static Received archived(Instant at, Times times, Products products) {
    return new Received(at, null, true, times, products);
  }

  Received within(@Nullable Instant batchSentAt) {
    return batchSentAt == null ? this : new Received(at, batchSentAt, archived, times, products);
  }

  /// When something occurred by the clock here: the sender's clock is wrong by what it said of the
  /// moment of sending. Never after it was received.
  ///
  /// @param occurred by the sender's clock; null when it did not say
  /// @param sent by the sender's clock; null when it did not say
  /// @param received what the message itself says; counts in files alone
  Instant corrected(
      @Nullable Instant occurred, @Nullable Instant sent, @Nullable Instant received) {
    Instant arrived = archived && received != null && received.isBefore(at) ? received : at;
    if (occurred == null) {
      return arrived;
    }
    boolean known = sent != null && (!archived || received != null);
    Instant corrected = known ? arrived.minus(Duration.between(occurred, sent)) : occurred;
    return corrected.isAfter(arrived) ? arrived : corrected;
  }
}
