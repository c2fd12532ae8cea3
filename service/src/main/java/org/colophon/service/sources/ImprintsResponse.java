package org.colophon.service.sources;

import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.service.api.SchemaName;

/// The imprints with their desks.
@SchemaName("Imprints")
record ImprintsResponse(List<ImprintEntry> imprints) {

  /// An imprint with its desks.
  @SchemaName("ImprintDesks")
  record ImprintEntry(ImprintId id, String name, List<DeskEntry> desks) {}

  /// A desk of an imprint.
  @SchemaName("ImprintDesk")
  record DeskEntry(DeskId id, String name, boolean active) {}

  static ImprintsResponse of(List<Imprint> imprints, List<DeskRecord> desks) {
    return new ImprintsResponse(
        imprints.stream()
            .map(imprint ->
                new ImprintEntry(
                    imprint.id(),
                    imprint.name(),
                    desks.stream()
                        .filter(desk -> desk.imprint().equals(imprint.id()))
                        .map(desk -> new DeskEntry(desk.id(), desk.name(), desk.active()))
                        .toList()))
            .toList());
  }
}
