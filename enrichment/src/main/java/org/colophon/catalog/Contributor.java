package org.colophon.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person or body that makes works.
///
/// @param isni International Standard Name Identifier; null when unknown
/// @param bio null when there is none
public record Contributor(
    ContributorId id,
    String name,
    @Nullable String isni,
    @Nullable String bio,
    @Nullable Instant bioCheckedAt) {}
