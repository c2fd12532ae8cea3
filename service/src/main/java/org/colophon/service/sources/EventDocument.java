package org.colophon.service.sources;

import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.Period;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A reading, fair or signing, schema `colophon-event/1`.
record EventDocument(
    @SchemaVersion(EventDocument.SCHEMA) @Nullable String schema,
    EventId id,
    @Text(max = 60) String kind,
    @Text(max = 300) String name,
    @Text(max = 300) String place,
    SourceTime from,
    SourceTime until,
    Event.Status status,
    @Size(max = 100) List<ContributorId> contributors)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-event/1";

  @Override
  public Reference toReference(@Nullable ZoneId zone) {
    Period.of(from, until, zone, "/until");
    return new Reference.OfEvent(
        new Event(id, kind, name, place, from.start(zone), until.end(zone), status, contributors));
  }
}
