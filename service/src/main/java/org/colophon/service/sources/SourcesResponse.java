package org.colophon.service.sources;

import java.time.Instant;
import java.util.List;
import org.colophon.health.SourceStatus;
import org.colophon.service.api.SchemaName;

/// All data sources with their status.
@SchemaName("Sources")
record SourcesResponse(Instant at, List<SourceResponse> sources) {
  static SourcesResponse of(List<SourceStatus> sources, Instant now) {
    return new SourcesResponse(now, sources.stream().map(SourceResponse::of).toList());
  }
}
