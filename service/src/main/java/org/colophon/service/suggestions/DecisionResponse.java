package org.colophon.service.suggestions;

import java.time.Instant;
import java.util.Locale;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.DecisionService;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A decision as it was stored.
@SchemaName("Decision")
@Description("A decision as it was stored.")
record DecisionResponse(
    ItemId item,
    String kind,
    String value,
    Answer answer,
    String by,
    Instant at,
    Origin origin,
    @Description("What an accepted segment became.") @Nullable TargetingEntry targeting) {

  /// The targeting of an item at a segment.
  @SchemaName("Targeting")
  record TargetingEntry(SegmentId segment, Instant from, Instant until) {
    static TargetingEntry of(Targeting targeting) {
      return new TargetingEntry(targeting.segment(), targeting.from(), targeting.until());
    }
  }

  static DecisionResponse of(DecisionService.Result.Done done) {
    Decision decision = done.decision();
    return new DecisionResponse(
        decision.item(),
        decision.kind().toLowerCase(Locale.ROOT),
        decision.value(),
        decision.answer(),
        decision.decidedBy(),
        decision.at(),
        decision.basis().origin(),
        done.targeting().map(TargetingEntry::of).orElse(null));
  }
}
