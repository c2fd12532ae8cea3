package org.colophon.service.runs;

import java.util.Locale;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A difference between the accepted result of an item and the run's.
@SchemaName("RunChange")
@Description("A difference between the accepted result of an item and the run's.")
record RunChangeEntry(
    ResultChange.What what,
    String kind,
    String value,
    String label,
    @Description("The accepted confidence; absent when the value is new.") @Nullable Double before,
    @Description("The new confidence; absent when the value was dropped.") @Nullable Double after,
    @Description("Only in examples of a group.") @Nullable ItemId item) {

  static RunChangeEntry of(ResultChange change, @Nullable ItemId item) {
    return new RunChangeEntry(
        change.what(),
        change.line().kind().toLowerCase(Locale.ROOT),
        change.line().value(),
        change.line().label(),
        change.before(),
        change.after(),
        item);
  }
}
