package org.colophon.service.security;

import java.time.Instant;
import java.util.Set;
import org.colophon.service.http.Caller;
import org.jspecify.annotations.Nullable;

/// A person who may sign in.
///
/// @param disabledAt null: they may
/// @param usedAt when they last signed in; null: never
public record Account(
    String name,
    Grant grant,
    Instant createdAt,
    @Nullable Instant disabledAt,
    @Nullable Instant usedAt) {

  Caller caller() {
    return new Caller(
        Caller.Kind.ACCOUNT,
        name,
        Set.copyOf(grant.roleNames()),
        grant.imprints(),
        grant.sources());
  }
}
