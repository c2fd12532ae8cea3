package org.colophon.service.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A role: what somebody may do.
public enum AccessRole {
  /// A channel that shows content to readers.
  READER,
  /// Writes and enriches texts, accepts suggestions, places holds.
  EDITOR,
  /// Keeps sources, policies, segments and runs.
  CATALOGUE_OWNER,
  /// Trains and measures models.
  MODEL_OWNER,
  /// May do everything.
  ADMIN,
  /// A system that delivers facts or signals of named sources.
  INTEGRATION;

  /// As it is written: `catalogue-owner`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The role that is written so.
  ///
  /// @throws IllegalArgumentException when there is none
  public static AccessRole of(String text) {
    return Arrays.stream(values())
        .filter(role -> role.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("'" + text + "' is not a role; write one of " + texts()));
  }

  /// All, as they are written.
  public static List<String> texts() {
    return Arrays.stream(values()).map(AccessRole::text).toList();
  }
}
