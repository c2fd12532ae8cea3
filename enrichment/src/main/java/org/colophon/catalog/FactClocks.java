package org.colophon.catalog;

import java.time.Instant;

/// The timestamps of a fact.
///
/// @param observedAt when the source says it was so, as the source said it: may lie ahead of
///   `recordedAt`, and is then wrong
/// @param confirmedAt when the source last stated it or proved, by a complete delivery, that
///   nothing changed; already bounded by the moment of arrival here, so it must not be compared
///   with `recordedAt` again
/// @param changedAt when the value last became another one, as seen from here: a change that
///   arrived too late to become current is not counted; bounded by arrival like `confirmedAt`
/// @param recordedAt when the statement that `observedAt` comes from arrived here; what was
///   observed is not fresher than that
public record FactClocks(
    Instant observedAt, Instant confirmedAt, Instant changedAt, Instant recordedAt) {}
