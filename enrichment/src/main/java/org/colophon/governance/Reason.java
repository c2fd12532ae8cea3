package org.colophon.governance;

import org.colophon.catalog.DeskId;
import org.jspecify.annotations.Nullable;

/// One reason behind a verdict.
///
/// @param subject what it is about: a field, a fact, a product
/// @param observed what was found; null where there is nothing to show
/// @param limit what would have been right; null where there is no limit
/// @param owner the desk that can clear it; null when nobody is known
/// @param action what would clear it
public record Reason(
    ReasonCode code,
    Severity severity,
    String subject,
    @Nullable String observed,
    @Nullable String limit,
    @Nullable DeskId owner,
    Action action) {

  /// The severity of a reason.
  public enum Severity {
    /// The item may not be used.
    BLOCK,
    /// It could not be evaluated; the item may not be used, and the operator has to look.
    INDETERMINATE,
    /// Usable; somebody should act.
    WARN,
    /// Usable; something was left out or is worth knowing.
    INFO
  }

  /// The same, weighing differently.
  public Reason as(Severity other) {
    return new Reason(code, other, subject, observed, limit, owner, action);
  }

  /// What would clear it, in plain words.
  public String fix() {
    return code.fix();
  }
}
