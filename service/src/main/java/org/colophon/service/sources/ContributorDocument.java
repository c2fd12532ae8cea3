package org.colophon.service.sources;

import java.time.Instant;
import java.time.ZoneId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Isni;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A contributor with a biography, schema `colophon-contributor/1`.
record ContributorDocument(
    @SchemaVersion(ContributorDocument.SCHEMA) @Nullable String schema,
    ContributorId id,
    @Text(max = 300) String name,
    @Text(max = 60) @Nullable String isni,
    @Text(max = 20_000) @Nullable String bio,
    @Nullable SourceTime bioCheckedAt,
    @Nullable SourceTime bioUntil)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-contributor/1";

  @Override
  public Reference toReference(@Nullable ZoneId zone) {
    String known = isni == null ? null : ApiException.at("/isni", () -> Isni.read(isni));
    return new Reference.OfContributor(
        new Contributor(id, name, known, bio, end(bioCheckedAt, zone), end(bioUntil, zone)));
  }

  private static @Nullable Instant end(@Nullable SourceTime time, @Nullable ZoneId zone) {
    return time == null ? null : time.end(zone);
  }
}
