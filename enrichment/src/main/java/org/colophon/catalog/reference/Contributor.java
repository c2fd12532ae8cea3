package org.colophon.catalog.reference;

import java.time.Instant;
import org.colophon.catalog.ContributorId;
import org.jspecify.annotations.Nullable;

/// A person or body that makes works.
///
/// @param isni International Standard Name Identifier; null when unknown
/// @param bio null when there is none
/// @param bioUntil from then on the biography is superseded and may not be shown; null while it
///   holds
public record Contributor(
    ContributorId id,
    String name,
    @Nullable String isni,
    @Nullable String bio,
    @Nullable Instant bioCheckedAt,
    @Nullable Instant bioUntil) {

  /// One whose biography holds.
  public Contributor(
      ContributorId id,
      String name,
      @Nullable String isni,
      @Nullable String bio,
      @Nullable Instant bioCheckedAt) {
    this(id, name, isni, bio, bioCheckedAt, null);
  }
}
