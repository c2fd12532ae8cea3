package org.colophon.service.webhooks;

import java.time.Instant;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A webhook subscription, without its secret.
@SchemaName("Subscription")
record SubscriptionResponse(
    String id,
    String url,
    @Description("disabled after five days without a success; put it again to continue.")
        Subscription.State state,
    Instant madeAt,
    @Nullable Instant failingSince,
    @Nullable String lastError) {

  static SubscriptionResponse of(Subscription subscription) {
    return new SubscriptionResponse(
        subscription.id(),
        subscription.url().toString(),
        subscription.state(),
        subscription.madeAt(),
        subscription.failingSince(),
        subscription.lastError());
  }
}
