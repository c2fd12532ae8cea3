package org.colophon.service.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceCondition;
import org.colophon.experience.ExperienceCondition.StepAge;
import org.colophon.experience.ExperienceCondition.Viewed;
import org.colophon.experience.ExperienceCondition.Views;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Content;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceRule.Limits;
import org.colophon.experience.ExperienceStore;
import org.jspecify.annotations.Nullable;

/// The experiences of the demo's shop page: the third view of a title, and hesitation at the
/// checkout. Nobody is held out, so that everybody sees them.
public final class DemoExperiences {
  private static final Duration LAST = Duration.ofDays(90);

  private DemoExperiences() {}

  /// Adds them, or replaces those of an earlier start.
  public static void load(ExperienceStore store, Instant now) {
    for (ExperienceRule rule : List.of(thirdView(now), hesitation(now))) {
      long version = store.find(rule.id()).map(ExperienceRule.Stored::version).orElse(0L);
      store.put(rule, version);
    }
  }

  private static ExperienceRule thirdView(Instant now) {
    return new ExperienceRule(
        "dritter-blick",
        new DeskId("desk-nordufer"),
        "Wer dreimal auf Band 2 schaut, beginnt lieber mit Band 1",
        100,
        Content.of(new ItemId("schlickzeit"), "", "title-aside"),
        condition(new Views(Viewed.ITEM, "hafenlicht", 3), null),
        new Limits(1, 0, Goal.PURCHASE),
        now,
        now.plus(LAST));
  }

  private static ExperienceRule hesitation(Instant now) {
    return new ExperienceRule(
        "zoegern-an-der-kasse",
        new DeskId("desk-abendbogen"),
        "Wer an der Zahlung zögert, dem hilft ein ruhiger Plan",
        50,
        Content.of(new ItemId("gaeste-ohne-hektik"), "quiet", "checkout-aside"),
        condition(null, new StepAge("payment", Duration.ofSeconds(30))),
        new Limits(100, 0, Goal.PURCHASE),
        now,
        now.plus(LAST));
  }

  private static ExperienceCondition condition(@Nullable Views views, @Nullable StepAge checkout) {
    return new ExperienceCondition(
        views, Set.of(), Set.of(), null, checkout, false, false, Set.of(), Set.of());
  }
}
