package org.colophon.service.webhooks;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who is told by webhook.
///
/// @param secret what deliveries are signed with; shown once
/// @param failingSince the first failure since the last success; null when the last one succeeded
/// @param lastError in words; null when the last delivery succeeded
public record Subscription(
    String id,
    URI url,
    String secret,
    State state,
    Instant madeAt,
    @Nullable Instant failingSince,
    @Nullable String lastError) {

  /// The delivery state of a subscription.
  public enum State {
    ACTIVE,
    /// It failed for days; nothing is sent until somebody puts it again.
    DISABLED
  }
}
