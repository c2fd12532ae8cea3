package org.colophon.catalog.reference;

import java.time.Instant;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// A system that states facts: a feed, a shop, a CMS, an import.
///
/// @param owner the desk that fixes it when it stops; null when nobody does
/// @param imprint whose it is
/// @param imprints for whose items it may state something beside those of its own imprint; empty:
///   for everybody's
/// @param authoritativeFor the facts that this source decides when sources disagree
/// @param lastDeliveryAt when it last delivered completely; null when never
public record Source(
    SourceId id,
    String name,
    ImprintId imprint,
    Set<ImprintId> imprints,
    @Nullable DeskId owner,
    Set<FactType> authoritativeFor,
    DeliveryCalendar calendar,
    @Nullable Instant lastDeliveryAt) {
  public Source {
    imprints = Set.copyOf(imprints);
    authoritativeFor = Set.copyOf(authoritativeFor);
  }

  /// A source that may state something for every imprint.
  public Source(
      SourceId id,
      String name,
      ImprintId imprint,
      @Nullable DeskId owner,
      Set<FactType> authoritativeFor,
      DeliveryCalendar calendar,
      @Nullable Instant lastDeliveryAt) {
    this(id, name, imprint, Set.of(), owner, authoritativeFor, calendar, lastDeliveryAt);
  }

  /// Whether it may state something for an imprint's items.
  public boolean mayStateFor(ImprintId other) {
    return imprints.isEmpty() || imprint.equals(other) || imprints.contains(other);
  }

  /// Whether its statement alone counts. Over a restriction on another imprint's items a source
  /// decides only where it is registered for that imprint by name.
  public boolean decides(FactType type, ImprintId of) {
    boolean registered = imprint.equals(of) || imprints.contains(of);
    return authoritativeFor.contains(type)
        && (registered || (imprints.isEmpty() && !type.isRestriction()));
  }

  /// This source as it is stored over an earlier record of it: the latest delivery is kept, and
  /// none is newer than now.
  ///
  /// @param knownDelivery of the earlier record; null when there was none
  public Source settled(@Nullable Instant knownDelivery, Instant now) {
    Instant stated = lastDeliveryAt;
    if (stated != null && stated.isAfter(now)) {
      stated = now;
    }
    boolean keep =
        knownDelivery != null
            && !knownDelivery.isAfter(now)
            && (stated == null || knownDelivery.isAfter(stated));
    return withDelivery(keep ? knownDelivery : stated);
  }

  /// This source after a complete delivery.
  ///
  /// @param at by the clock here; an earlier delivery that is later was dated by a wrong clock
  public Source deliveredAt(Instant at) {
    return withDelivery(at);
  }

  private Source withDelivery(@Nullable Instant at) {
    return new Source(id, name, imprint, imprints, owner, authoritativeFor, calendar, at);
  }
}
