package org.colophon.service.runs;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.SchemaName;

/// The items that a run gave up after several tries.
@SchemaName("RunSetAside")
record RunFailuresResponse(List<FailureEntry> items) {

  /// An item that a run gave up, with its last error.
  @SchemaName("RunFailure")
  record FailureEntry(ItemId item, int tries, String error) {}

  static RunFailuresResponse of(List<RunDifferences.SetAside> all) {
    return new RunFailuresResponse(
        all.stream().map(one -> new FailureEntry(one.item(), one.tries(), one.error())).toList());
  }
}
