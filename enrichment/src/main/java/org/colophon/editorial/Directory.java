package org.colophon.editorial;

import java.util.List;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;

/// The imprints and desks that an editor can choose from. Thread-safe.
public interface Directory {
  /// All imprints, by id.
  List<Imprint> imprints();

  /// All desks, by id, inactive ones included.
  List<DeskRecord> desks();

  /// All records of a kind, by id.
  <T extends Reference> List<T> all(Class<T> kind);
}
