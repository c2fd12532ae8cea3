package org.colophon.service.config;

import java.util.List;

/// A configuration that is not valid, with every problem: its place, what is wrong and how to fix
/// it.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /// One line each.
  public List<String> problems() {
    return problems;
  }
}
