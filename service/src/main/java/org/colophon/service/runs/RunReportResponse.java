package org.colophon.service.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A run with its throughput, its slowest items, its errors and its changes.
@SchemaName("RunReport")
@Description("A run with its throughput, its slowest items, its errors and its changes.")
record RunReportResponse(
    @JsonUnwrapped RunResponse run,
    @Description("By minute, in order of time.") List<MinuteEntry> throughput,
    @Description("The slowest first.") List<SlowItemEntry> slowest,
    @Description("The most frequent first.") List<ErrorEntry> errors,
    List<RunGroupEntry> changes) {
  private static final int SLOWEST = 10;

  /// The number of items that were finished in one minute.
  @SchemaName("RunMinute")
  record MinuteEntry(Instant minute, long items) {}

  /// An item and its duration.
  @SchemaName("RunSlowItem")
  record SlowItemEntry(ItemId item, double milliseconds) {}

  /// A kind of error and the number of items that have it.
  @SchemaName("RunErrors")
  record ErrorEntry(String kind, long items) {}

  static RunReportResponse of(RunService.Status status, RunDifferences differences) {
    RunId id = status.run().id();
    return new RunReportResponse(
        RunResponse.of(status),
        differences.throughput(id).stream()
            .map(minute -> new MinuteEntry(minute.start(), minute.items()))
            .toList(),
        differences.slowest(id, SLOWEST).stream()
            .map(slow -> new SlowItemEntry(slow.item(), slow.took().toNanos() / 1e6))
            .toList(),
        differences.errors(id).stream()
            .map(error -> new ErrorEntry(error.kind(), error.count()))
            .toList(),
        differences.groups(id).stream().map(RunGroupEntry::of).toList());
  }
}
