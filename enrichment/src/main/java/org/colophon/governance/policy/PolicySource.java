package org.colophon.governance.policy;

/// A provider of the policies in force. Thread-safe.
public interface PolicySource {
  /// The policies of this instant; the same object as long as nothing changed.
  PolicyBook current();
}
