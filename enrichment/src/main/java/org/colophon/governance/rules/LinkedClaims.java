package org.colophon.governance.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Event;

/// The claims of the records that an item is linked to: its own events and awards, those of
/// credited or linked people, and their biographies. What of that may be said now, [ClaimRules]
/// decides.
///
/// @param contributors that are known, in the order of the credits
public record LinkedClaims(List<Event> events, List<Award> awards, List<Contributor> contributors) {
  public LinkedClaims {
    events = List.copyOf(events);
    awards = List.copyOf(awards);
    contributors = List.copyOf(contributors);
  }

  static LinkedClaims of(Item item, CatalogView view) {
    Map<EventId, Event> events = new LinkedHashMap<>();
    Map<AwardId, Award> awards = new LinkedHashMap<>();
    Set<ContributorId> people = new LinkedHashSet<>();
    item.events().forEach(id -> view.event(id).ifPresent(e -> events.put(id, e)));
    item.awards().forEach(id -> view.award(id).ifPresent(a -> awards.put(id, a)));
    for (Credit credit : item.content().credits()) {
      if (credit.id() != null) {
        people.add(credit.id());
      }
    }
    for (ItemLink link : view.links(item.id())) {
      String person = link.idOf("contributor");
      String event = link.idOf("event");
      String award = link.idOf("award");
      if (!person.isEmpty()) {
        people.add(new ContributorId(person));
      } else if (!event.isEmpty()) {
        view.event(new EventId(event)).ifPresent(e -> events.put(e.id(), e));
      } else if (!award.isEmpty()) {
        view.award(new AwardId(award)).ifPresent(a -> awards.put(a.id(), a));
      }
    }
    for (ContributorId person : people) {
      Appearances appearances = view.appearances(person);
      appearances.events().forEach(e -> events.putIfAbsent(e.id(), e));
      appearances.awards().forEach(a -> awards.putIfAbsent(a.id(), a));
    }
    return new LinkedClaims(
        List.copyOf(events.values()),
        List.copyOf(awards.values()),
        people.stream().flatMap(id -> view.contributor(id).stream()).toList());
  }
}
