package org.colophon.health;

import org.colophon.catalog.SourceId;
import org.colophon.governance.Reason;
import org.jspecify.annotations.Nullable;

/// A reason with the cause behind it.
///
/// @param source who has to state the fact that the reason's action is about; null where it is
///   about none
public record CausedReason(Reason reason, Cause cause, @Nullable SourceId source) {}
