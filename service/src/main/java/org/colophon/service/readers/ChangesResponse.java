package org.colophon.service.readers;

import java.util.List;
import org.colophon.feed.ChangeFeed;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// Changes in order, and where the next page begins.
@SchemaName("Changes")
@Description("Changes in order.")
record ChangesResponse(
    List<ChangeEntry> changes, @Description("Send it as after to read on.") long nextAfter) {

  /// @param after the number that was asked for
  static ChangesResponse of(List<ChangeFeed.Entry> entries, long after) {
    return new ChangesResponse(
        entries.stream().map(ChangeEntry::of).toList(),
        entries.isEmpty() ? after : entries.getLast().seq());
  }
}
