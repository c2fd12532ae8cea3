package org.colophon.service.runs;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to do something with a run.
@SchemaName("RunAction")
record RunActionRequest(@Text(max = 100) @Description("Who asks.") @Nullable String by) {}
