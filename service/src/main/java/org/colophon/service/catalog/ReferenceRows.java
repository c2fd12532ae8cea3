package org.colophon.service.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Instants;
import org.colophon.catalog.log.Delivery;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Reference.OfSource;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The tables `reference` and `delivery`.
final class ReferenceRows {
  private ReferenceRows() {}

  static <T extends Reference> Optional<T> find(Session session, Class<T> kind, String id) {
    return session.first(
        "SELECT payload FROM reference WHERE kind = ? AND id = ?",
        row -> kind.cast(PayloadCodec.read(row.getString(1), Reference.class)),
        kind(kind),
        id);
  }

  /// All of a kind, by id.
  static <T extends Reference> List<T> all(Session session, Class<T> kind) {
    return session.list(
        "SELECT payload FROM reference WHERE kind = ? ORDER BY id",
        row -> kind.cast(PayloadCodec.read(row.getString(1), Reference.class)),
        kind(kind));
  }

  /// The record as it would be stored; empty when it is stored like that.
  static Optional<Reference> change(Session session, Reference reference, Instant now) {
    Reference known = find(session, reference.getClass(), id(reference)).orElse(null);
    Reference settled = reference;
    if (reference instanceof OfSource(var source)) {
      Instant delivery = known instanceof OfSource(var stored) ? stored.lastDeliveryAt() : null;
      settled = new OfSource(source.settled(delivery, now));
    }
    return settled.equals(known) ? Optional.empty() : Optional.of(settled);
  }

  static void put(Session session, Reference reference, long seq) {
    ImprintId imprint = imprint(reference);
    session.update(
        "INSERT OR REPLACE INTO reference (kind, id, imprint, seq, payload) VALUES (?, ?, ?, ?, ?)",
        kind(reference.getClass()),
        id(reference),
        imprint == null ? null : imprint.value(),
        seq,
        PayloadCodec.write(reference));
    appear(session, reference);
  }

  /// Notes whose appearance a record is.
  private static void appear(Session session, Reference reference) {
    String kind = kind(reference.getClass());
    session.update("DELETE FROM appearance WHERE kind = ? AND id = ?", kind, id(reference));
    for (ContributorId contributor : Appearances.contributors(reference)) {
      session.update(
          "INSERT OR IGNORE INTO appearance (contributor, kind, id) VALUES (?, ?, ?)",
          contributor.value(),
          kind,
          id(reference));
    }
  }

  /// Events that a contributor takes part in and awards that honour one, by kind and id.
  static List<Reference> appearances(Session session, ContributorId contributor) {
    return session.list(
        """
        SELECT payload FROM appearance JOIN reference USING (kind, id)
        WHERE contributor = ? ORDER BY kind, id
        """,
        row -> PayloadCodec.read(row.getString(1), Reference.class),
        contributor.value());
  }

  /// @param delivery what counts from now on
  static void deliver(Session session, OfSource source, Instant now, Delivery delivery, long seq) {
    session.update(
        "INSERT OR REPLACE INTO delivery (source, at, seq) VALUES (?, ?, ?)",
        source.source().id().value(),
        Instants.toMicros(delivery.at()),
        delivery.seq());
    put(session, new OfSource(source.source().deliveredAt(now)), seq);
  }

  private static String kind(Class<? extends Reference> type) {
    return type.getSimpleName();
  }

  private static String id(Reference reference) {
    String key = reference.key();
    return key.substring(key.indexOf(':') + 1);
  }

  private static @Nullable ImprintId imprint(Reference reference) {
    return switch (reference) {
      case Reference.OfImprint(var imprint) -> imprint.id();
      case Reference.OfDesk(var desk) -> desk.imprint();
      case OfSource(var source) -> source.imprint();
      case Reference.OfSeries(var series) -> series.imprint();
      case Reference.OfContributor _, Reference.OfEvent _, Reference.OfAward _ -> null;
    };
  }
}
