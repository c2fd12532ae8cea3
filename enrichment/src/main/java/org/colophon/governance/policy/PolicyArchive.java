package org.colophon.governance.policy;

import java.util.Optional;

/// An archive of every policy book that was ever in force. Thread-safe.
public interface PolicyArchive {
  /// The book whose digest starts so; empty when none did.
  ///
  /// @param digestStart hexadecimal digits, at least 16
  Optional<PolicyBook> book(String digestStart);
}
