package org.colophon.experience;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.Moment.Arrival;
import org.colophon.experience.Moment.CartValue;
import org.colophon.experience.Moment.CheckoutStep;
import org.colophon.experience.Moment.Device;
import org.jspecify.annotations.Nullable;

/// A typed situation of a visitor; one that states nothing is refused by who reads it. What is
/// stated must all hold; of a list one suffices.
///
/// @param arrivals the ways in which the session began; empty: any
/// @param cartContains items of which one is in the cart; empty: any
/// @param returnedToStep whether the visitor came back to a step of the checkout
/// @param removedFromCart whether something was just taken out of the cart
/// @param devices empty: any
/// @param segments of which the visitor belongs to one, and agreed to the use of it; empty: any
public record ExperienceCondition(
    @Nullable Views views,
    Set<Arrival> arrivals,
    Set<ItemId> cartContains,
    @Nullable LeastValue cartValue,
    @Nullable StepAge checkout,
    boolean returnedToStep,
    boolean removedFromCart,
    Set<Device> devices,
    Set<SegmentId> segments) {

  public ExperienceCondition {
    arrivals = Set.copyOf(arrivals);
    cartContains = Set.copyOf(cartContains);
    devices = Set.copyOf(devices);
    segments = Set.copyOf(segments);
  }

  /// The subject whose views are counted.
  public enum Viewed {
    ITEM,
    CONTRIBUTOR,
    SERIES
  }

  /// The page view of a session that is at least the nth of its subject.
  ///
  /// @param id null: whatever is viewed
  public record Views(Viewed of, @Nullable String id, int atLeast) {
    boolean holds(Moment moment) {
      return moment.views().stream()
          .anyMatch(view ->
              view.of() == of && (id == null || id.equals(view.id())) && view.count() >= atLeast);
    }
  }

  /// The least value of the cart; another currency never holds.
  public record LeastValue(BigDecimal amount, Currency currency) {
    boolean holds(@Nullable CartValue cart) {
      return cart != null
          && cart.currency().equals(currency)
          && cart.amount().compareTo(amount) >= 0;
    }
  }

  /// The time that a visitor has been at a step of the checkout.
  ///
  /// @param step null: any
  public record StepAge(@Nullable String step, Duration atLeast) {
    boolean holds(@Nullable CheckoutStep at) {
      return at != null
          && (step == null || step.equals(at.step()))
          && at.age().compareTo(atLeast) >= 0;
    }
  }

  /// The names of what is stated.
  public List<String> stated() {
    Map<String, Boolean> all = new LinkedHashMap<>();
    all.put("views", views != null);
    all.put("arrivals", !arrivals.isEmpty());
    all.put("cart_contains", !cartContains.isEmpty());
    all.put("cart_value", cartValue != null);
    all.put("checkout", checkout != null);
    all.put("returned_to_step", returnedToStep);
    all.put("removed_from_cart", removedFromCart);
    all.put("devices", !devices.isEmpty());
    all.put("segments", !segments.isEmpty());
    return all.keySet().stream().filter(name -> Boolean.TRUE.equals(all.get(name))).toList();
  }

  private boolean isInCart(Moment moment) {
    return cartContains.stream()
        .anyMatch(item -> moment.cart().contains(SessionState.digest(item.value())));
  }

  /// Whether a visitor is in this situation.
  public boolean holds(Moment moment) {
    return (views == null || views.holds(moment))
        && (arrivals.isEmpty() || (moment.arrival() != null && arrivals.contains(moment.arrival())))
        && (cartContains.isEmpty() || isInCart(moment))
        && (cartValue == null || cartValue.holds(moment.cartValue()))
        && (checkout == null || checkout.holds(moment.checkout()))
        && (!returnedToStep || moment.returnedToStep())
        && (!removedFromCart || moment.removedFromCart())
        && (devices.isEmpty() || (moment.device() != null && devices.contains(moment.device())))
        && (segments.isEmpty() || !Collections.disjoint(segments, moment.segments()));
  }
}
