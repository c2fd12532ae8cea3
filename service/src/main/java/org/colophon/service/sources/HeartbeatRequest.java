package org.colophon.service.sources;

import org.colophon.health.SourceHeartbeat;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A sign of life from a source.
@SchemaName("Heartbeat")
record HeartbeatRequest(
    @Text(max = SourceHeartbeat.MAX_ERROR) @Description("The error that occurred there, if any.")
        @Nullable String error) {}
