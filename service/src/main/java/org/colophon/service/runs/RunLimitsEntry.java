package org.colophon.service.runs;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The share of the machine that a run may take, and the changes that it may apply by itself.
@SchemaName("RunLimits")
@Description("What a run may take of the machine, and what it may apply by itself.")
record RunLimitsEntry(
    @Range(min = 1, max = RunLimits.MOST_THREADS) @Description("All processors when absent.")
        @Nullable Integer threads,
    @Range(min = 1, max = 1_000_000) @Nullable Integer itemsPerSecond,
    @Text(max = 11) @Description("HH:MM-HH:MM, the hours of a day in which the run rests.")
        @Nullable String quietHours,
    @Text(max = 60)
        @Description("The time zone of the quiet hours; that of the configuration when absent.")
        @Nullable String zone,
    @Range(max = 100)
        @Description(
            "Results are applied without approval when at most this per cent of the items changes.")
        @Nullable Integer applyUpTo) {
  static RunLimitsEntry of(RunLimits limits) {
    QuietHours quiet = limits.quiet();
    Double autoApply = limits.autoApply();
    return new RunLimitsEntry(
        limits.threads(),
        limits.perSecond() > 0 ? (int) Math.ceil(limits.perSecond()) : null,
        quiet == null ? null : quiet.toString(),
        quiet == null ? null : quiet.zone().getId(),
        autoApply == null ? null : (int) Math.round(100 * autoApply));
  }

  /// @param usual the zone of quiet hours that name none
  RunLimits toLimits(ZoneId usual) {
    return new RunLimits(
        threads == null ? RunLimits.usual().threads() : threads,
        itemsPerSecond == null ? 0 : itemsPerSecond,
        quietHours == null ? null : QuietHours.parse(quietHours, toZone(usual)),
        applyUpTo == null ? null : applyUpTo / 100.0);
  }

  private ZoneId toZone(ZoneId usual) {
    try {
      return zone == null ? usual : ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "",
          "is not valid: " + Excerpt.of(String.valueOf(zone)) + " is not a time zone",
          "send a zone such as Europe/Berlin");
    }
  }
}
