package org.colophon.service.api;

import org.colophon.catalog.DeskId;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A reason behind a verdict, with the action that would clear it.
@SchemaName("Reason")
@Description("A reason behind a verdict, with the action that would clear it.")
public record ReasonMessage(
    ReasonCode code,
    Reason.Severity severity,
    @Description("The field or fact that it is about.") String subject,
    @Nullable String observed,
    @Nullable String limit,
    @Description("The desk that keeps the item.") @Nullable DeskId owner,
    @Description("What clears it, in words.") String fix,
    ActionMessage action) {

  public static ReasonMessage of(Reason reason) {
    return new ReasonMessage(
        reason.code(),
        reason.severity(),
        reason.subject(),
        reason.observed(),
        reason.limit(),
        reason.owner(),
        reason.fix(),
        ActionMessage.of(reason.action()));
  }
}
