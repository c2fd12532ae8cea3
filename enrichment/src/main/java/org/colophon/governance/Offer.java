package org.colophon.governance;

import java.time.Instant;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.jspecify.annotations.Nullable;

/// The product that a work is served as, with those of its facts that may be shown.
///
/// @param isbn13 null when the form has none
/// @param price in the territory asked for; null when it is unknown or must be left out
/// @param appearsOn the sales date while it lies ahead; null from then on
public record Offer(
    ProductId product,
    @Nullable String isbn13,
    ProductForm form,
    Availability availability,
    FactValue.@Nullable Price price,
    @Nullable Instant appearsOn) {

  /// The availability of a product as told to readers, best first.
  public enum Availability {
    /// Can be bought now.
    AVAILABLE,
    /// Can be ordered before it appears.
    PREORDER,
    /// Will appear; cannot be ordered yet.
    ANNOUNCED,
    /// Temporarily out.
    TEMPORARILY_OUT,
    /// Not known well enough to say.
    NOT_STATED
  }
}
