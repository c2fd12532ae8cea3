package org.colophon.audience;

/// The outcome of one message.
public enum SignalOutcome {
  /// It is kept.
  KEPT,
  /// It says nothing that is used, such as a page that was opened; its consents count.
  IGNORED,
  /// A message of its id came before.
  KNOWN,
  /// Nobody said that the person agrees to profiling: what it did is not kept.
  CONSENT_MISSING,
  /// What it says is older than signals are kept.
  SIGNAL_EXPIRED,
  /// The person asked to be forgotten after that.
  FORGOTTEN,
  /// The person is a child: nothing is kept.
  CHILD
}
