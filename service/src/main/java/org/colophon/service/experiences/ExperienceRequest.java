package org.colophon.service.experiences;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Choice;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceRule.Variant;
import org.colophon.experience.SessionState;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// An experience as an editor states it.
@SchemaName("PutExperience")
@Description("An item that visitors get at a placement in a typed situation. The gate decides.")
record ExperienceRequest(
    @Description("The content item; absent where there are variants.") @Nullable ItemId item,
    @Text(max = 40) @Description("The form that the page gives it; absent: the usual one.")
        @Nullable String variant,
    @Size(max = ExperienceRule.Content.MOST_VARIANTS)
        @Description("Two or more that are compared with each other; absent: `item` alone.")
        List<VariantEntry> variants,
    @Description(
            "fixed: by the shares; adaptive: more often those that convert more, where a part of"
                + " the sessions is held out. fixed when absent.")
        @Nullable Choice choice,
    @Text(max = 40) @Description("The place on a page: lower case, digits, '.', '_' and '-'.")
        String placement,
    ConditionEntry condition,
    @Range(min = 0, max = 1_000) @Description("The higher one comes first.") int priority,
    @Range(min = 1, max = SessionState.MOST)
        @Description("The most times in a session; 1 when absent.")
        @Nullable Integer perSession,
    @Range(min = 0, max = 90)
        @Description("Percent of sessions that never get it, to compare with; 10 when absent.")
        @Nullable Integer holdOut,
    @Description("What counts as a conversion; purchase when absent.") @Nullable Goal goal,
    @Description("The desk that answers for it.") DeskId owner,
    @Text(max = 500) String reason,
    @Description("Now when absent.") @Nullable SourceTime from,
    @Description("It ends then; at most a year after it begins.") SourceTime until) {
  private static final int USUAL_HOLD_OUT = 10;
  private static final int LEAST_HELD_OUT = 5;

  ExperienceRequest {
    checkName(placement, "/placement");
    if (variant != null) {
      checkName(variant, "/variant");
    }
    boolean several = !variants.isEmpty();
    if (several == (item != null)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          several ? "/variants" : "/item",
          several ? "is stated beside item" : "is missing",
          "send either item or two or more variants");
    }
    checkVariants(variants, variant);
    if (choice == Choice.ADAPTIVE && (!several || (holdOut != null && holdOut < LEAST_HELD_OUT))) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/choice",
          "needs several variants and a hold_out of at least " + LEAST_HELD_OUT,
          "state variants and hold_out, or leave choice out");
    }
  }

  private static void checkVariants(List<VariantEntry> variants, @Nullable String beside) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < variants.size(); i++) {
      checkName(variants.get(i).variant(), "/variants/" + i + "/variant");
      if (!names.add(variants.get(i).variant())) {
        throw new ApiException(
            ErrorCode.REPEATED,
            "/variants/" + i + "/variant",
            "is the name of another variant",
            "give each variant a name of its own");
      }
    }
    if (!variants.isEmpty() && (variants.size() == 1 || beside != null)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/variants",
          beside == null ? "has one entry" : "is stated beside variant",
          "send two or more variants, or item and variant");
    }
  }

  private static void checkName(String name, String pointer) {
    if (!ExperienceRule.PLACEMENT.matcher(name).matches()) {
      throw new ApiException(
          ErrorCode.BAD_ID,
          pointer,
          Excerpt.of(name) + " is not a valid name of a placement or variant",
          "use lower case letters, digits, '.', '_' and '-', such as 'checkout-aside'");
    }
  }

  /// One of the variants that are compared.
  @SchemaName("ExperienceVariant")
  @Description("One of the variants that are compared.")
  record VariantEntry(
      @Text(max = 40) @Description("Its name, the form that the page gives it.") String variant,
      @Description("The content item.") ItemId item,
      @Range(min = 1, max = 100)
          @Description("In relation to the shares of the others; 1 when absent.")
          @Nullable Integer share) {
    Variant toVariant() {
      return new Variant(variant, item, share == null ? 1 : share);
    }
  }

  private ExperienceRule.Content content() {
    if (item != null) {
      return ExperienceRule.Content.of(item, variant == null ? "" : variant, placement);
    }
    return new ExperienceRule.Content(
        placement,
        variants.stream().map(VariantEntry::toVariant).toList(),
        choice == null ? Choice.FIXED : choice);
  }

  /// The rule.
  ///
  /// @param now when it begins, unless it says so itself
  ExperienceRule toRule(String id, Instant now) {
    Instant begin = from == null ? now : from.start(null);
    Instant end = until.end(null);
    if (!end.isAfter(begin)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/until",
          "is not after from, which is " + begin,
          "send a later end");
    }
    return ApiException.converting(() ->
        new ExperienceRule(
            id,
            owner,
            reason,
            priority,
            content(),
            condition.toCondition(),
            new ExperienceRule.Limits(
                perSession == null ? 1 : perSession,
                holdOut == null ? USUAL_HOLD_OUT : holdOut,
                goal == null ? Goal.PURCHASE : goal),
            begin,
            end));
  }
}
