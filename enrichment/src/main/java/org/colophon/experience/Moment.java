package org.colophon.experience;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.experience.ExperienceCondition.Viewed;
import org.jspecify.annotations.Nullable;

/// The situation of a visitor at one request. Nothing of it is stored.
///
/// @param views of what is viewed by this request, this view included; empty when it is no view
/// @param arrival null when nobody said
/// @param cart digests of what is in the cart, by [SessionState#digest]
/// @param returnedToStep whether the visitor came back to a step of the checkout by this request
/// @param removedFromCart whether the cart lost something since the request before
/// @param segments that the visitor belongs to and agreed to the use of
public record Moment(
    List<ViewCount> views,
    @Nullable Arrival arrival,
    Set<Long> cart,
    @Nullable CartValue cartValue,
    @Nullable CheckoutStep checkout,
    boolean returnedToStep,
    boolean removedFromCart,
    @Nullable Device device,
    Set<SegmentId> segments) {
  public Moment {
    views = List.copyOf(views);
    cart = Set.copyOf(cart);
    segments = Set.copyOf(segments);
  }

  /// The way in which a session began.
  public enum Arrival {
    DIRECT,
    SEARCH,
    SOCIAL,
    NEWSLETTER,
    ADVERTISEMENT,
    REFERRAL
  }

  /// The class of a device.
  public enum Device {
    PHONE,
    TABLET,
    DESKTOP
  }

  /// The number of times that something was viewed in the session.
  public record ViewCount(Viewed of, String id, int count) {}

  /// The value of a cart.
  public record CartValue(BigDecimal amount, Currency currency) {}

  /// A step of the checkout and the time spent at it.
  public record CheckoutStep(String step, Duration age) {}
}
