package org.colophon.service.experiences;

import java.time.Instant;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A stored experience.
@SchemaName("Experience")
@Description("A stored experience.")
record ExperienceEntry(
    String id,
    ItemId item,
    @Nullable String variant,
    String placement,
    ConditionEntry condition,
    int priority,
    int perSession,
    @Description("Percent of sessions that never get it.") int holdOut,
    Goal goal,
    @Description("The desk that answers for it.") DeskId owner,
    String reason,
    Instant from,
    Instant until,
    @Description("Rises with every change.") long version,
    @Description("The version in which what is measured changed last: results count from it.")
        long design) {

  static ExperienceEntry of(ExperienceRule.Stored stored) {
    ExperienceRule rule = stored.rule();
    return new ExperienceEntry(
        rule.id(),
        rule.content().item(),
        rule.content().variant(),
        rule.content().placement(),
        ConditionEntry.of(rule.condition()),
        rule.priority(),
        rule.limits().perSession(),
        rule.limits().holdOutPercent(),
        rule.limits().goal(),
        rule.owner(),
        rule.reason(),
        rule.from(),
        rule.until(),
        stored.version(),
        stored.design());
  }
}
