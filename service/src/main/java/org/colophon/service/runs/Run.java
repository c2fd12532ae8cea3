package org.colophon.service.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run as it stands.
///
/// @param fingerprint what the results are made with; equal ones make the same of the same text
/// @param reason why it stands so; null where the state says all
/// @param approval what was approved so far
/// @param selected how many items were chosen, those included for which nothing was to do
public record Run(
    RunId id,
    RunOrder order,
    String fingerprint,
    RunState state,
    @Nullable String reason,
    Approval approval,
    long selected,
    Instant madeAt,
    Instant changedAt) {}
