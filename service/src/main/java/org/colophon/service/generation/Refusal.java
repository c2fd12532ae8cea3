package org.colophon.service.generation;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The reason for which nothing, or one answer of the model, is proposed.
@SchemaName("GenerationRefusal")
@Description("Why nothing, or one answer of the model, is proposed.")
record Refusal(Code code, @Description("In words, without the refused text.") String detail) {

  /// The kind of a refusal.
  enum Code {
    /// The gate does not let the model be told of the item or the segment.
    NOT_CLEARED,
    /// It was stopped while the model worked.
    STOPPED_MEANWHILE,
    /// The day's calls or tokens are used up.
    BUDGET_USED,
    /// The endpoint did not answer in time.
    TIMED_OUT,
    /// The endpoint failed.
    ENDPOINT_FAILED,
    /// The answer is not the JSON that was asked for.
    NOT_VALID,
    /// The answer names something that was not among the candidates.
    UNKNOWN_CANDIDATE,
    /// The answer is longer than asked for.
    TOO_LONG,
    /// The answer has a link, an address or markup.
    MARKUP,
    /// The answer states something that is neither in the text nor among the gate's facts.
    FACT_NOT_FOUND
  }
}
