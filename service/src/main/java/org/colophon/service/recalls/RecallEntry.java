package org.colophon.service.recalls;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.colophon.exposure.RecallNotice;
import org.colophon.exposure.RecallStore;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A recall notice with its state.
@SchemaName("Recall")
record RecallEntry(
    long seq,
    RecallNotice.State state,
    @JsonUnwrapped RecallMessage notice,
    Instant expiresAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy) {

  static RecallEntry of(RecallStore.Entry entry, Instant now) {
    return new RecallEntry(
        entry.seq(),
        entry.state(now),
        RecallMessage.of(entry.notice()),
        entry.notice().expiresAt(),
        entry.deliveredAt(),
        entry.acknowledgedAt(),
        entry.acknowledgedBy());
  }
}
