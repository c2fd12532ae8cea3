package org.colophon.service.sources;

import java.time.ZoneId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A series of books, schema `colophon-series/1`.
record SeriesDocument(
    @SchemaVersion(SeriesDocument.SCHEMA) @Nullable String schema,
    SeriesId id,
    @Text(max = 300) String name,
    ImprintId imprint)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-series/1";

  @Override
  public Reference toReference(@Nullable ZoneId zone) {
    return new Reference.OfSeries(new Series(id, name, imprint));
  }
}
