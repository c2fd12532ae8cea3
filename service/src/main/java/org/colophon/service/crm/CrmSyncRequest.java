package org.colophon.service.crm;

import org.colophon.service.api.Description;
import org.jspecify.annotations.Nullable;

/// An exchange with the CRM that somebody asks for.
record CrmSyncRequest(
    @Description("Whether it is only counted what an exchange would do.")
        @Nullable Boolean dryRun) {}
