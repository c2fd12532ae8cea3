package org.colophon.service.sources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceStatus;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A data source with its status.
@SchemaName("SourceStatus")
@Description("A data source with its status.")
public record SourceResponse(
    @JsonUnwrapped SourceDocument source,
    @Description(
            "live; lagging: late or failing; down: missed three deliveries without any sign of"
                + " life; unknown: never delivered")
        SourceStatus.State state,
    @Description("The number of deliveries that were expected and did not come.") int missed,
    @Nullable Instant lastDeliveryAt,
    @Nullable Instant nextDueAt,
    @Nullable Instant heartbeatAt,
    @Description("The time up to which its last delivery was complete.")
        @Nullable Instant watermark,
    @Nullable Instant failedAt,
    @Nullable String lastError) {

  public static SourceResponse of(SourceStatus status) {
    SourceHeartbeat heartbeat = status.heartbeat();
    return new SourceResponse(
        SourceDocument.of(status.source()),
        status.state(),
        status.missed(),
        status.source().lastDeliveryAt(),
        status.nextDue(),
        heartbeat.heartbeatAt(),
        heartbeat.watermark(),
        heartbeat.failedAt(),
        heartbeat.error());
  }
}
