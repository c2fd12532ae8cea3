package org.colophon.service.demo;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A request to stop or start the demo's simulated feed.
@SchemaName("Plug")
record DemoRequest(@Description("Whether the feed delivers.") boolean running) {}
