package org.colophon.service.experiences;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Choice;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceRule.Variant;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A stored experience.
@SchemaName("Experience")
@Description("A stored experience.")
record ExperienceEntry(
    String id,
    @Description("Absent where there are several variants.") @Nullable ItemId item,
    @Nullable String variant,
    @Description("One, or those that are compared.") List<StoredVariant> variants,
    Choice choice,
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

  /// A variant of it.
  @SchemaName("StoredVariant")
  record StoredVariant(
      @Description("Absent: the usual form.") @Nullable String variant, ItemId item, int share) {
    static StoredVariant of(Variant variant) {
      return new StoredVariant(
          variant.name().isEmpty() ? null : variant.name(), variant.item(), variant.share());
    }
  }

  static ExperienceEntry of(ExperienceRule.Stored stored) {
    ExperienceRule rule = stored.rule();
    Variant first = rule.content().variants().getFirst();
    boolean several = rule.content().variants().size() > 1;
    return new ExperienceEntry(
        rule.id(),
        several ? null : first.item(),
        several || first.name().isEmpty() ? null : first.name(),
        rule.content().variants().stream().map(StoredVariant::of).toList(),
        rule.content().choice(),
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
