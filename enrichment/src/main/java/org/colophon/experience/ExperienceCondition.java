package org.colophon.experience;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
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

  /// A field of a condition.
  ///
  /// @param holds where it is stated
  private record Field(
      String name,
      Predicate<ExperienceCondition> stated,
      BiPredicate<ExperienceCondition, Moment> holds) {
    boolean isMet(ExperienceCondition condition, Moment moment) {
      return !stated.test(condition) || holds.test(condition, moment);
    }
  }

  private static final List<Field> FIELDS =
      List.of(
          new Field(
              "views",
              one -> one.views != null,
              (one, at) -> one.views != null && one.views.holds(at)),
          new Field(
              "arrivals",
              one -> !one.arrivals.isEmpty(),
              (one, at) -> at.arrival() != null && one.arrivals.contains(at.arrival())),
          new Field(
              "cart_contains", one -> !one.cartContains.isEmpty(), ExperienceCondition::isInCart),
          new Field(
              "cart_value",
              one -> one.cartValue != null,
              (one, at) -> one.cartValue != null && one.cartValue.holds(at.cartValue())),
          new Field(
              "checkout",
              one -> one.checkout != null,
              (one, at) -> one.checkout != null && one.checkout.holds(at.checkout())),
          new Field("returned_to_step", one -> one.returnedToStep, (_, at) -> at.returnedToStep()),
          new Field(
              "removed_from_cart", one -> one.removedFromCart, (_, at) -> at.removedFromCart()),
          new Field(
              "devices",
              one -> !one.devices.isEmpty(),
              (one, at) -> at.device() != null && one.devices.contains(at.device())),
          new Field(
              "segments",
              one -> !one.segments.isEmpty(),
              (one, at) -> !Collections.disjoint(one.segments, at.segments())));

  /// The names of what is stated.
  public List<String> stated() {
    return FIELDS.stream().filter(field -> field.stated.test(this)).map(Field::name).toList();
  }

  /// The names of what is stated and does not hold.
  public List<String> unmet(Moment moment) {
    return FIELDS.stream().filter(field -> !field.isMet(this, moment)).map(Field::name).toList();
  }

  private boolean isInCart(Moment moment) {
    return cartContains.stream()
        .anyMatch(item -> moment.cart().contains(SessionState.digest(item.value())));
  }

  /// Whether a visitor is in this situation.
  public boolean holds(Moment moment) {
    for (Field field : FIELDS) {
      if (!field.isMet(this, moment)) {
        return false;
      }
    }
    return true;
  }
}
