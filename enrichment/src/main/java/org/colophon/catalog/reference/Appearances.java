package org.colophon.catalog.reference;

import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.ContributorId;

/// The events that a contributor takes part in and the awards that honour one, in any state; each
/// by id.
public record Appearances(List<Event> events, List<Award> awards) {
  public static final Appearances NONE = new Appearances(List.of(), List.of());

  public Appearances {
    events = List.copyOf(events);
    awards = List.copyOf(awards);
  }

  /// Those among the records.
  ///
  /// @param references events and awards; others are left out
  public static Appearances of(List<Reference> references) {
    List<Event> events = new ArrayList<>();
    List<Award> awards = new ArrayList<>();
    for (Reference reference : references) {
      if (reference instanceof Reference.OfEvent(var event)) {
        events.add(event);
      } else if (reference instanceof Reference.OfAward(var award)) {
        awards.add(award);
      }
    }
    return new Appearances(events, awards);
  }

  /// Whose appearance a record is; nobody's unless it is an event or award.
  public static List<ContributorId> contributors(Reference reference) {
    if (reference instanceof Reference.OfEvent(var event)) {
      return event.contributors();
    }
    return reference instanceof Reference.OfAward(var award) && award.contributor() != null
        ? List.of(award.contributor())
        : List.of();
  }
}
