package org.colophon.service.experiences;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.Moment.Arrival;
import org.colophon.experience.Moment.CheckoutStep;
import org.colophon.experience.Moment.Device;
import org.colophon.experience.SessionState;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.service.api.AgeRangeEntry;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// The situation of a visitor at one request. There is no field for who the visitor is.
@SchemaName("ExperienceQuestion")
@Description("The situation of a visitor. There is no field for who the visitor is.")
record NextRequest(
    @Text(max = SessionTokens.LONGEST)
        @Description("The session of the last answer; absent at the first request.")
        @Nullable String session,
    @Size(min = 1, max = 20) @Text(max = 40) @Description("The places that the page has.")
        List<String> placements,
    @Description(
            "The item whose page was just opened: it counts as a view. Leave it out when the"
                + " page asks again.")
        @Nullable ItemId viewed,
    @Description(
            "The item that the page is about where that is no new view: what is shown beside it"
                + " has to be fit for its readers.")
        @Nullable ItemId beside,
    @Description("How the session began; the first one that is sent counts.")
        @Nullable Arrival arrival,
    @Nullable CartEntry cart,
    @Nullable CheckoutEntry checkout,
    @Nullable Device device,
    @Size(max = 50) @Description("Segments that the visitor belongs to; used with consent alone.")
        List<SegmentId> segments,
    @Nullable ConsentEntry consent,
    @Range(min = 0, max = 100)
        @Description(
            "What was known before the session and goes with conversion, such as the percentage of"
                + " the visitor's earlier sessions with a purchase: results get more exact by it."
                + " Used with consent to profiling alone.")
        @Nullable Integer covariate,
    @Nullable WhereEntry context) {

  /// The cart.
  @SchemaName("ExperienceCart")
  @Description(
      "The whole cart; absent: its items are as before, and no condition on its value holds.")
  record CartEntry(
      @Size(max = SessionState.MOST_CART) List<ItemId> items,
      ConditionEntry.@Nullable AmountEntry value) {
    Set<ItemId> set() {
      Set<ItemId> set = new HashSet<>(items);
      if (set.size() < items.size()) {
        throw new ApiException(
            ErrorCode.REPEATED, "/cart/items", "name an item twice", "name each item once");
      }
      return set;
    }
  }

  /// The step of the checkout.
  @SchemaName("ExperienceCheckout")
  record CheckoutEntry(
      @Text(max = 40) @Description("As the shop names it.") String step,
      @Range(min = 0, max = 86_400) @Description("How long the visitor has been there.")
          int seconds) {
    CheckoutStep toStep() {
      return new CheckoutStep(step, Duration.ofSeconds(seconds));
    }
  }

  /// The visitor's consent.
  @SchemaName("ExperienceConsent")
  record ConsentEntry(
      @Description("Unless true, segments and the covariate are not used.")
          @Nullable Boolean profiling) {}

  /// The place where it is shown, and its readers.
  @SchemaName("ExperienceContext")
  record WhereEntry(
      @Text(max = 2, format = TextFormat.COUNTRY) @Description("The visitor's country.")
          @Nullable String territory,
      @Text(max = 40) @Description("web when absent.") @Nullable String channel,
      @Description("The readers' ages.") @Nullable AgeRangeEntry ages,
      @Description("true where books are shown or sold by their price.")
          @Nullable Boolean needsPrice) {}

  /// The item whose page it is; null when it is the page of none.
  @Nullable ItemId page() {
    return viewed == null ? beside : viewed;
  }

  /// Whether the visitor agreed to the use of what is known of them.
  boolean consents() {
    return consent != null && Boolean.TRUE.equals(consent.profiling());
  }

  /// What the gate judges for.
  ///
  /// @param usual the territory of a request that names none
  Context toContext(String usual) {
    if (context == null) {
      return Context.recommend(usual);
    }
    Context reader =
        new Context(
            Purpose.RECOMMEND,
            context.territory == null ? usual : context.territory,
            context.channel == null || context.channel.isEmpty() ? "web" : context.channel,
            null);
    Context aged =
        context.ages == null
            ? reader
            : reader.withAudience(Audience.ANYBODY.within(context.ages.toAgeRange(), Set.of()));
    return Boolean.TRUE.equals(context.needsPrice) ? aged.byPrice() : aged;
  }

  static Set<String> names(Set<ItemId> items) {
    return items.stream().map(ItemId::value).collect(Collectors.toSet());
  }
}
