package org.colophon.service.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A run with its state and the number of its items in each state.
@SchemaName("Run")
@Description("A run with its state and the number of its items in each state.")
record RunResponse(
    long id,
    @Description("enrich, match, sweep, vocabulary or reindex.") String kind,
    RunState state,
    @Description("The reason for the state, where the state alone does not say it.")
        @Nullable String reason,
    @Description("The reason why an active run does not proceed.") @Nullable String waiting,
    String by,
    Instant madeAt,
    Instant changedAt,
    @Nullable String model,
    @Description("Only for a run that enriches items.") @Nullable List<Annotation.Kind> only,
    RunSelectionEntry select,
    boolean dryRun,
    boolean again,
    @Nullable String evaluation,
    RunLimitsEntry limits,
    @Description("The number of items that were selected, with those that needed no work.")
        long selected,
    CountsEntry items,
    ApprovedEntry approved,
    @Description("What an approval applies; present when every item is through.")
        RunEventEntry.@Nullable ResultsEntry results,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("What people did with the run, the oldest first.")
        List<RunEventEntry> events,
    @Nullable Double secondsLeft) {

  /// The numbers of a run's items by their state.
  @SchemaName("RunCounts")
  @Description("The numbers of a run's items by their state.")
  record CountsEntry(
      long all,
      long pending,
      long differ,
      long unchanged,
      long outdated,
      long setAside,
      long applied) {

    static CountsEntry of(RunCounts counts) {
      return new CountsEntry(
          counts.all(),
          counts.pending(),
          counts.made(),
          counts.unchanged(),
          counts.outdated(),
          counts.setAside(),
          counts.applied());
    }
  }

  /// The part of a run that was approved.
  @SchemaName("RunApproved")
  record ApprovedEntry(boolean whole, List<ImprintId> imprints) {}

  static RunResponse of(RunService.Status status) {
    Run run = status.run();
    RunOrder order = run.order();
    Duration left = status.left();
    RunKind.@Nullable Enrich enrich =
        order.kind() instanceof RunKind.Enrich enriching ? enriching : null;
    return new RunResponse(
        run.id().value(),
        order.kind().word(),
        run.state(),
        run.reason(),
        status.waiting(),
        order.by(),
        run.madeAt(),
        run.changedAt(),
        enrich == null ? null : enrich.model(),
        enrich == null
            ? null
            : enrich.only().stream().sorted(Comparator.comparing(Enum::name)).toList(),
        RunSelectionEntry.of(order.selection()),
        order.dry(),
        order.again(),
        order.evaluation(),
        RunLimitsEntry.of(order.limits()),
        run.selected(),
        CountsEntry.of(status.tally()),
        new ApprovedEntry(run.approval() instanceof Approval.Whole, run.approval().imprints()),
        RunEventEntry.ResultsEntry.of(status.results()),
        status.events().stream().map(RunEventEntry::of).toList(),
        left == null ? null : left.toMillis() / 1_000.0);
  }
}
