package org.colophon.service.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.Directory;

/// The records that items refer to, as a catalogue in memory holds them.
record LogDirectory(MemoryCatalog catalog) implements Directory {
  @Override
  public <T extends Reference> List<T> all(Class<T> kind) {
    Map<String, T> current = new TreeMap<>();
    references()
        .filter(kind::isInstance)
        .forEach(reference -> current.put(reference.key(), kind.cast(reference)));
    return List.copyOf(current.values());
  }

  @Override
  public List<Imprint> imprints() {
    return references()
        .mapMulti((Reference reference, Consumer<Imprint> out) -> {
          if (reference instanceof Reference.OfImprint(var imprint)) {
            out.accept(imprint);
          }
        })
        .sorted(Comparator.comparing(imprint -> imprint.id().value()))
        .toList();
  }

  @Override
  public List<DeskRecord> desks() {
    return references()
        .mapMulti((Reference reference, Consumer<DeskRecord> out) -> {
          if (reference instanceof Reference.OfDesk(var desk)) {
            out.accept(desk);
          }
        })
        .sorted(Comparator.comparing(desk -> desk.id().value()))
        .toList();
  }

  private Stream<Reference> references() {
    return catalog.records().stream()
        .map(LogRecord::body)
        .filter(LogRecord.Body.Referenced.class::isInstance)
        .map(body -> ((LogRecord.Body.Referenced) body).reference());
  }
}
