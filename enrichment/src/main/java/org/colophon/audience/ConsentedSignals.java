package org.colophon.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Imprint;

/// The interactions of members who consented to profiling by the legal entity of the segment's
/// imprint. An imprint that is not recorded has none, and nothing is used for it. Thread-safe.
public final class ConsentedSignals implements MemberSignals {
  private static final int MOST_SIGNALS = 500;
  private static final int MOST_ITEMS = 8;

  private final People people;
  private final Catalog catalog;
  private final Bibliography bibliography;
  private final SignalRetention terms;

  public ConsentedSignals(
      People people, Catalog catalog, Bibliography bibliography, SignalRetention terms) {
    this.people = people;
    this.catalog = catalog;
    this.bibliography = bibliography;
    this.terms = terms;
  }

  @Override
  public List<MemberInteraction> of(Segment segment, Instant now) {
    Optional<String> entity;
    try (CatalogView view = catalog.view()) {
      entity = view.imprint(segment.imprint()).map(Imprint::legalEntity);
    }
    People.Limits limits = new People.Limits(terms, now, MOST_SIGNALS);
    return entity.map(e -> people.usable(segment.id(), e, limits)).orElse(List.of()).stream()
        .map(this::interaction)
        .filter(interaction -> !interaction.items().isEmpty())
        .toList();
  }

  private MemberInteraction interaction(Signal signal) {
    return new MemberInteraction(
        bibliography.of(signal.about(), MOST_ITEMS), signal.type(), signal.occurredAt());
  }

  @Override
  public Duration halfLife() {
    return terms.halfLife();
  }
}
