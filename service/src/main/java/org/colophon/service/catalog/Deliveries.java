package org.colophon.service.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Delivery;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The last complete deliveries, each read once: good for one transaction that marks none. Not
/// thread-safe.
final class Deliveries {
  private final Session session;
  private final Map<SourceId, Optional<Delivery>> read = new HashMap<>();

  Deliveries(Session session) {
    this.session = session;
  }

  /// The last complete delivery of a source; null when there was none.
  @Nullable Delivery of(SourceId source) {
    return read.computeIfAbsent(source, id -> find(session, id)).orElse(null);
  }

  static Optional<Delivery> find(Session session, SourceId source) {
    return session.first(
        "SELECT at, seq FROM delivery WHERE source = ?",
        row -> new Delivery(Instants.ofMicros(row.getLong(1)), row.getLong(2)),
        source.value());
  }
}
