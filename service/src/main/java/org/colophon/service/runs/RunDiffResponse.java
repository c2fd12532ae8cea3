package org.colophon.service.runs;

import java.util.List;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The changes that a run's results would make.
@SchemaName("RunDiff")
record RunDiffResponse(
    @Description("All changes in groups; absent when an item was asked for.")
        @Nullable List<RunGroupEntry> groups,
    @Description("The changes of the item that was asked for.")
        @Nullable List<RunChangeEntry> changes) {

  static RunDiffResponse ofGroups(List<RunDifferences.Group> groups) {
    return new RunDiffResponse(groups.stream().map(RunGroupEntry::of).toList(), null);
  }

  static RunDiffResponse ofChanges(List<ResultChange> changes) {
    return new RunDiffResponse(
        null, changes.stream().map(change -> RunChangeEntry.of(change, null)).toList());
  }
}
