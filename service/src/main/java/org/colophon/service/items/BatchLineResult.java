package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Description;
import org.colophon.service.api.RecordedResponse;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The result of one line of a batch.
@SchemaName("BatchLine")
@Description("The result of one line of a batch: an outcome or a problem.")
record BatchLineResult(
    @Description("Counted from 1, empty lines included.") int line,
    @Description("The item's id, where the line was an item.") @Nullable ItemId id,
    @Nullable Outcome outcome,
    @Nullable Long seq,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemId> items,
    @Description("The new version, where the line was a segment.") @Nullable Long version,
    @Description("Why the line was not stored.") ApiProblem.@Nullable Message problem) {

  /// The outcome of a line.
  enum Outcome {
    CHANGED,
    CONFIRMED,
    OLDER,
    /// A record that items refer to was put.
    PUT
  }

  static BatchLineResult stored(int line, @Nullable ItemId id, RecordedResponse recorded) {
    return new BatchLineResult(
        line,
        id,
        Outcome.valueOf(recorded.outcome().name()),
        recorded.seq(),
        recorded.items(),
        null,
        null);
  }

  static BatchLineResult put(int line, @Nullable Long version) {
    return new BatchLineResult(line, null, Outcome.PUT, null, List.of(), version, null);
  }

  static BatchLineResult failed(int line, @Nullable ItemId id, ApiProblem problem) {
    return new BatchLineResult(line, id, null, null, List.of(), null, problem.message());
  }
}
