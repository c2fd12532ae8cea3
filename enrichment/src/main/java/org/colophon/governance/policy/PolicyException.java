package org.colophon.governance.policy;

import java.util.List;

/// An error in policy files. The message names every problem; the operator has to fix the files.
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /// @param problems each with file and field
  public PolicyException(List<String> problems) {
    super(
        problems.size()
            + (problems.size() == 1 ? " problem: " : " problems: ")
            + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /// Each problem, with its file, its field and how to fix it.
  public List<String> problems() {
    return problems;
  }
}
