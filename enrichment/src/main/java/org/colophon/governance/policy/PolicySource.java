package org.colophon.governance.policy;

/// Hands out the policies in force. Thread-safe.
public interface PolicySource {
  /// The policies of this instant; the same object as long as nothing changed.
  PolicyBook current();
}
