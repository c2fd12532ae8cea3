package org.colophon.governance;

import java.util.List;

/// Policy files are wrong. The message names every problem; somebody has to mend the files.
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param problems each with file and field
  public PolicyException(List<String> problems) {
    super(
        problems.size()
            + (problems.size() == 1 ? " problem: " : " problems: ")
            + String.join("; ", problems));
  }
}
