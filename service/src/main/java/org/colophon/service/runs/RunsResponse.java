package org.colophon.service.runs;

import java.util.List;
import org.colophon.service.api.SchemaName;

/// The newest runs.
@SchemaName("Runs")
record RunsResponse(List<RunResponse> runs) {}
