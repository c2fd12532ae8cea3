package org.colophon.service.sources;

import java.time.ZoneId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// An imprint, schema `colophon-imprint/1`.
@SchemaName("ImprintRecord")
@Description("A brand with its own editors.")
record ImprintDocument(
    @SchemaVersion(ImprintDocument.SCHEMA) @Nullable String schema,
    ImprintId id,
    @Text(max = 300) String name,
    @Text(max = 300) @Description("The company that holds the readers' consent.")
        String legalEntity)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-imprint/1";

  /// As answers write it, without its schema.
  static ImprintDocument of(Imprint imprint) {
    return new ImprintDocument(null, imprint.id(), imprint.name(), imprint.legalEntity());
  }

  Imprint toImprint() {
    return new Imprint(id, name, legalEntity);
  }

  @Override
  public Reference toReference(@Nullable ZoneId zone) {
    return new Reference.OfImprint(toImprint());
  }
}
