package org.colophon.service.policies;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A past verdict, recomputed from the log.
@SchemaName("Recomputed")
record ReplayResponse(
    @Description("Whether these are the rules that decided then.") boolean sameEngine,
    VerdictResponse verdict) {}
