package org.colophon.service.sources;

import java.time.ZoneId;
import org.colophon.catalog.reference.Reference;
import org.jspecify.annotations.Nullable;

/// A record that items refer to, as JSON writes it.
interface ReferenceDocument {
  /// The record.
  ///
  /// @param zone of dates without an offset, and of a source that names none; null when unknown
  Reference toReference(@Nullable ZoneId zone);
}
