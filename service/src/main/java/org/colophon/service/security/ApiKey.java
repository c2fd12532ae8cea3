package org.colophon.service.security;

import java.time.Instant;
import java.util.Set;
import org.colophon.service.http.Caller;
import org.jspecify.annotations.Nullable;

/// A key by which a program is known; its secret part is not kept.
///
/// @param id the part of the key that may be shown
/// @param name under which records keep what it did
/// @param expiresAt null: never
/// @param revokedAt null: it is not revoked
/// @param usedAt null: never; exact to the minute
public record ApiKey(
    String id,
    String name,
    Grant grant,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant usedAt) {

  boolean isValidAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  Caller caller() {
    return new Caller(
        Caller.Kind.KEY, name, Set.copyOf(grant.roleNames()), grant.imprints(), grant.sources());
  }
}
