package org.colophon.service.experiences;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceCondition;
import org.colophon.experience.ExperienceCondition.Viewed;
import org.colophon.experience.Moment.Arrival;
import org.colophon.experience.Moment.CartValue;
import org.colophon.experience.Moment.Device;
import org.colophon.experience.SessionState;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// A typed situation of a visitor.
@SchemaName("ExperienceCondition")
@Description(
    "The situation of a visitor. All stated fields must hold; of a list one entry suffices. At"
        + " least one field is stated.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ConditionEntry(
    @Nullable ViewsEntry views,
    @Size(max = 6) @Description("The ways in which the session began.") List<Arrival> arrivals,
    @Size(max = 50) @Description("Items of which one is in the cart.") List<ItemId> cartContains,
    @Description("The least value of the cart; another currency never holds.")
        @Nullable AmountEntry cartValue,
    @Nullable StepEntry checkout,
    @Description("true: the visitor came back to a step of the checkout.")
        @Nullable Boolean returnedToStep,
    @Description("true: something was just taken out of the cart.")
        @Nullable Boolean removedFromCart,
    @Size(max = 3) List<Device> devices,
    @Size(max = 50)
        @Description("Segments of which the visitor belongs to one, with consent to profiling.")
        List<SegmentId> segments) {
  private static final Comparator<Object> ORDER = Comparator.comparing(Object::toString);

  ConditionEntry {
    boolean stated = views != null || cartValue != null || checkout != null;
    boolean listed =
        !(arrivals.isEmpty() && cartContains.isEmpty() && devices.isEmpty() && segments.isEmpty());
    boolean changed = Boolean.TRUE.equals(returnedToStep) || Boolean.TRUE.equals(removedFromCart);
    if (!stated && !listed && !changed) {
      throw new ApiException(
          ErrorCode.MISSING_FIELD,
          "",
          "is empty: it would hold for everybody",
          "state at least one field, such as views or checkout");
    }
  }

  /// The page view of a session that is at least the nth of its subject.
  @SchemaName("ExperienceViews")
  @Description("A page view that is at least the nth of its item, contributor or series.")
  record ViewsEntry(
      Viewed of,
      @Text(max = 100) @Description("Of which one; absent: of whichever is viewed.")
          @Nullable String id,
      @Range(min = 1, max = SessionState.MOST) int atLeast) {
    ViewsEntry {
      if (id != null) {
        checkId(of, id);
      }
    }

    private static void checkId(Viewed of, String id) {
      try {
        IdGrammar.check(of.name().toLowerCase(Locale.ROOT), id);
      } catch (IllegalArgumentException e) {
        throw new ApiException(
            ErrorCode.BAD_ID,
            "/id",
            Excerpt.of(String.valueOf(e.getMessage()), 300),
            "correct the id");
      }
    }
  }

  /// An amount of money.
  @SchemaName("ExperienceAmount")
  record AmountEntry(
      @Text(max = 13, format = TextFormat.AMOUNT) String amount,
      @Text(max = 3) @Description("ISO 4217.") String currency) {
    AmountEntry {
      if (Currency.getAvailableCurrencies().stream()
          .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
        throw new ApiException(
            ErrorCode.BAD_VALUE,
            "/currency",
            Excerpt.of(currency) + " is not a valid currency code",
            "send a code of ISO 4217 such as 'EUR'");
      }
    }

    CartValue toValue() {
      return new CartValue(new BigDecimal(amount), Currency.getInstance(currency));
    }
  }

  /// The time at a step of the checkout.
  @SchemaName("ExperienceStep")
  @Description("A visitor who has been at a step of the checkout for some time.")
  record StepEntry(
      @Text(max = 40) @Description("As the shop names it; absent: any.") @Nullable String step,
      @Range(min = 0, max = 86_400) int seconds) {}

  ExperienceCondition toCondition() {
    CartValue least = cartValue == null ? null : cartValue.toValue();
    return new ExperienceCondition(
        views == null ? null : new ExperienceCondition.Views(views.of, views.id, views.atLeast),
        Set.copyOf(arrivals),
        Set.copyOf(cartContains),
        least == null ? null : new ExperienceCondition.LeastValue(least.amount(), least.currency()),
        checkout == null
            ? null
            : new ExperienceCondition.StepAge(checkout.step, Duration.ofSeconds(checkout.seconds)),
        Boolean.TRUE.equals(returnedToStep),
        Boolean.TRUE.equals(removedFromCart),
        Set.copyOf(devices),
        Set.copyOf(segments));
  }

  static ConditionEntry of(ExperienceCondition condition) {
    ExperienceCondition.Views views = condition.views();
    ExperienceCondition.LeastValue least = condition.cartValue();
    ExperienceCondition.StepAge step = condition.checkout();
    return new ConditionEntry(
        views == null ? null : new ViewsEntry(views.of(), views.id(), views.atLeast()),
        List.copyOf(new TreeSet<>(condition.arrivals())),
        condition.cartContains().stream().sorted(ORDER).toList(),
        least == null
            ? null
            : new AmountEntry(least.amount().toPlainString(), least.currency().getCurrencyCode()),
        step == null ? null : new StepEntry(step.step(), (int) step.atLeast().toSeconds()),
        condition.returnedToStep() ? true : null,
        condition.removedFromCart() ? true : null,
        List.copyOf(new TreeSet<>(condition.devices())),
        condition.segments().stream().sorted(ORDER).toList());
  }
}
