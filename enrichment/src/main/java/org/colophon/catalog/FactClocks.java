package org.colophon.catalog;

import java.time.Instant;

/// The clocks of a fact.
///
/// @param observedAt when the source says it was so
/// @param confirmedAt when the source last stated it or proved that nothing changed
/// @param changedAt when the value last became another one
/// @param recordedAt when the value arrived here; nothing is fresher than that
public record FactClocks(
    Instant observedAt, Instant confirmedAt, Instant changedAt, Instant recordedAt) {}
