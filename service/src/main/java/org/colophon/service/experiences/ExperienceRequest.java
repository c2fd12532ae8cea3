package org.colophon.service.experiences;

import java.time.Instant;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.SessionState;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// An experience as an editor states it.
@SchemaName("PutExperience")
@Description("An item that visitors get at a placement in a typed situation. The gate decides.")
record ExperienceRequest(
    @Description("The content item.") ItemId item,
    @Text(max = 40) @Description("The form that the page gives it; absent: the usual one.")
        @Nullable String variant,
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

  ExperienceRequest {
    checkName(placement, "/placement");
    if (variant != null) {
      checkName(variant, "/variant");
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
            new ExperienceRule.Content(item, variant, placement),
            condition.toCondition(),
            new ExperienceRule.Limits(
                perSession == null ? 1 : perSession,
                holdOut == null ? USUAL_HOLD_OUT : holdOut,
                goal == null ? Goal.PURCHASE : goal),
            begin,
            end));
  }
}
