package org.colophon.linking;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Event;
import org.colophon.linking.RecordFact.Kind;
import org.colophon.linking.RecordFact.State;

/// A reader of a record's facts for editors, outdated ones included. The gate decides which of them
/// readers are told.
public final class RecordFacts {
  private static final Period UNCHECKED_AFTER = Period.ofYears(3);

  private RecordFacts() {}

  /// A contributor brings the biography, events and awards; an event or award itself; what else is
  /// linked brings nothing.
  public static List<RecordFact> of(KnownRecord known, CatalogView view, Instant now) {
    List<RecordFact> facts = new ArrayList<>();
    switch (known.kind()) {
      case CONTRIBUTOR -> {
        ContributorId id = new ContributorId(known.id());
        view.contributor(id).ifPresent(person -> biography(person, now, facts));
        Appearances appearances = view.appearances(id);
        appearances.events().forEach(event -> facts.add(event(event, now)));
        appearances.awards().forEach(award -> facts.add(award(award)));
      }
      case EVENT -> view.event(new EventId(known.id())).ifPresent(e -> facts.add(event(e, now)));
      case AWARD -> view.award(new AwardId(known.id())).ifPresent(a -> facts.add(award(a)));
      case SERIES, IMPRINT, WORK -> {}
    }
    return facts;
  }

  private static void biography(Contributor person, Instant now, List<RecordFact> facts) {
    String bio = person.bio();
    if (bio != null) {
      facts.add(
          new RecordFact(
              Kind.BIOGRAPHY,
              "contributor:" + person.id(),
              bio,
              state(person, now),
              person.bioUntil()));
    }
  }

  private static State state(Contributor person, Instant now) {
    Instant checked = person.bioCheckedAt();
    if (person.bioUntil() != null && !person.bioUntil().isAfter(now)) {
      return State.SUPERSEDED;
    }
    boolean old =
        checked == null
            || !checked.atZone(ZoneOffset.UTC).plus(UNCHECKED_AFTER).toInstant().isAfter(now);
    return old ? State.UNCHECKED : State.CURRENT;
  }

  private static RecordFact event(Event event, Instant now) {
    boolean ended = !event.until().isAfter(now);
    boolean cancelled = event.status() == Event.Status.CANCELLED;
    State state = cancelled ? State.CANCELLED : ended ? State.ENDED : State.CURRENT;
    return new RecordFact(
        Kind.EVENT,
        "event:" + event.id(),
        event.name() + ", " + event.place(),
        state,
        event.until());
  }

  private static RecordFact award(Award award) {
    return new RecordFact(
        Kind.AWARD,
        "award:" + award.id(),
        award.achievement().name().toLowerCase(Locale.ROOT)
            + ", "
            + award.name()
            + " "
            + award.year(),
        award.overtakenBy() == null ? State.CURRENT : State.OVERTAKEN,
        null);
  }
}
