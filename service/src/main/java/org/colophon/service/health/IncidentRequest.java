package org.colophon.service.health;

import org.colophon.catalog.DeskId;
import org.colophon.health.IncidentBook;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to handle an incident.
@SchemaName("IncidentAction")
record IncidentRequest(
    IncidentBook.Move action,
    @Text(max = 100) @Description("Who does it.") String by,
    @Description("The desk that takes it, when it is assigned.") @Nullable DeskId desk) {}
