package org.colophon.catalog;

import org.jspecify.annotations.Nullable;

/// A contributor's credit for a work.
///
/// @param id the contributor's record; null when only a name is known
/// @param role in lower case: `author`, `translator`, `illustrator`, `journalist`, …
public record Credit(@Nullable ContributorId id, String name, String role) {
  public Credit {
    Require.text("a contributor's name", name, 300);
    Require.text("a contributor's role", role, 60);
  }
}
