package org.colophon.service.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// Something that somebody did with a run.
@SchemaName("RunEvent")
record RunEventEntry(
    @Description("resume, pause, cancel, approve or roll-back.") String action,
    String by,
    Instant at,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The imprints whose results were approved; all when absent.")
        List<ImprintId> imprints,
    @Description("What was approved.") @Nullable ResultsEntry results) {

  /// The results that an approval names.
  @SchemaName("RunResults")
  record ResultsEntry(
      @Description("Of the items, their texts and their results.") String digest, long count) {
    static @Nullable ResultsEntry of(@Nullable RunResults results) {
      return results == null ? null : new ResultsEntry(results.digest(), results.count());
    }
  }

  static RunEventEntry of(RunEvent event) {
    return new RunEventEntry(
        event.action(), event.by(), event.at(), event.imprints(), ResultsEntry.of(event.results()));
  }
}
