package org.colophon.service.experiences;

import java.time.Instant;
import java.util.List;
import org.colophon.experience.ExperienceChoice;
import org.colophon.governance.Reason;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.SchemaName;
import org.colophon.service.readers.ClearedEntry;
import org.jspecify.annotations.Nullable;

/// The experience for one moment, or nothing, and why.
@SchemaName("NextExperience")
@Description("The experience for one moment, or nothing, and why.")
record NextResponse(
    @Description("The session: send it with the next request. Nothing of it is stored here.")
        String session,
    @Description("Under which the ledger has this answer; absent when nothing is shown.")
        @Nullable String responseId,
    @Description("Absent when nothing is shown.") @Nullable ShownEntry experience,
    @Description("Experiences whose condition held and that are not shown, and why.")
        List<PassedOverEntry> passedOver,
    @Description("What was sent and could not be used, and why.") List<UnusedEntry> unused,
    Instant evaluatedAt,
    @Description("Nothing may be kept or shown longer.") Instant validUntil) {

  /// The experience that is shown.
  @SchemaName("ShownExperience")
  record ShownEntry(
      String id,
      @Nullable String variant,
      String placement,
      @Description("The editor's reason.") String reason,
      @Description("The fields of the condition that held.") List<String> matched,
      ClearedEntry item) {

    static ShownEntry of(ExperienceChoice.Shown shown) {
      var rule = shown.stored().rule();
      return new ShownEntry(
          rule.id(),
          shown.variant().name().isEmpty() ? null : shown.variant().name(),
          rule.content().placement(),
          rule.reason(),
          rule.condition().stated(),
          ClearedEntry.of(new Recommended(shown.item(), 1, "in the moment")));
    }
  }

  /// An experience that is not shown.
  @SchemaName("PassedOverExperience")
  record PassedOverEntry(
      @Description("The experience's id.") String id,
      @Description(
              "BLOCKED_BY_GATE, FREQUENCY_LIMIT, HELD_OUT, GLOBALLY_HELD_OUT, NOT_JUDGED or"
                  + " NOTHING_PASSES.")
          String code,
      String reason,
      @Description("The gate's reason codes, when that was it.") List<String> gate) {

    static PassedOverEntry of(ExperienceChoice.PassedOver one) {
      return new PassedOverEntry(
          one.rule().id(),
          one.code().name(),
          one.code().reason(),
          one.reasons().stream()
              .filter(reason ->
                  reason.severity() == Reason.Severity.BLOCK
                      || reason.severity() == Reason.Severity.INDETERMINATE)
              .map(reason -> EnumNames.of(reason.code()))
              .distinct()
              .toList());
    }
  }

  /// Something that was sent and could not be used.
  @SchemaName("UnusedInput")
  record UnusedEntry(
      @Description("CONSENT_MISSING, or why a segment may not be used.") String code,
      String reason) {}
}
