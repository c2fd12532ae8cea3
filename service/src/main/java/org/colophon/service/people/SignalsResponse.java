package org.colophon.service.people;

import java.util.List;
import org.colophon.audience.SignalOutcome;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The results of messages, in their order.
@SchemaName("SignalResults")
@Description("The results of messages, in their order.")
public record SignalsResponse(List<Result> results) {

  /// The result of one message: an outcome or a problem.
  @SchemaName("SignalResult")
  public record Result(
      @Range(min = 1) @Description("Counted from 1.") int line,
      @Nullable String messageId,
      @Description(
              "kept; known: its id came before; ignored: it says nothing that is used; the others:"
                  + " what the person did is not kept, and why.")
          @Nullable SignalOutcome outcome,
      @Description("How many traits, properties and other fields were passed over unread.")
          @Nullable Integer ignoredFields,
      @Description("Why the message was not taken.") @Nullable Problem problem) {

    static Result taken(int line, String messageId, SignalOutcome outcome, int ignoredFields) {
      return new Result(line, messageId, outcome, ignoredFields == 0 ? null : ignoredFields, null);
    }

    static Result rejected(int line, ApiException error) {
      return new Result(
          line,
          null,
          null,
          null,
          new Problem(
              error.problem().code(), error.pointer(), error.reason(), error.problem().fix()));
    }
  }

  /// The error of a message.
  @SchemaName("SignalProblem")
  public record Problem(
      String code,
      @Description("JSON pointer into the message; empty for the whole.") String field,
      String detail,
      String fix) {}
}
