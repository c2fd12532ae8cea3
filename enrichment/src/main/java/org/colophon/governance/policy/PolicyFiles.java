package org.colophon.governance.policy;

import java.util.List;

/// The policy files of a data directory. Thread-safe.
public interface PolicyFiles {
  /// Every file, by name, as it is now.
  List<PolicyText> read();

  /// Writes a file, whole or not at all.
  void write(PolicyText file);
}
