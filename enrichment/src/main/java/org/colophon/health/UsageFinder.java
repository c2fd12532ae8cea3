package org.colophon.health;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.Targetings;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Hold.Scope;
import org.colophon.catalog.Item;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.health.Usage.State;
import org.jspecify.annotations.Nullable;

/// A collector of the items that use a record. Looks each record up once. Not thread-safe.
final class UsageFinder {
  /// A biography that was not looked at for so long should be.
  static final Period UNCHECKED_AFTER = Period.ofYears(3);

  private final CatalogView view;
  private final Targetings targetings;
  private final Instant now;
  private final ScopeMatcher scopes;
  private final Map<String, Optional<Usage>> known = new TreeMap<>();
  private final Map<String, List<Usage.Use>> uses = new TreeMap<>();

  UsageFinder(CatalogView view, Targetings targetings, ScopeMatcher scopes, Instant now) {
    this.scopes = scopes;
    this.view = view;
    this.targetings = targetings;
    this.now = now;
  }

  /// Notes what an item uses that went stale.
  void add(Item item) {
    for (String entity : entities(item)) {
      Optional<Usage> usage = known.computeIfAbsent(entity, this::look);
      if (usage.isPresent() && usage.get().isStale()) {
        use(entity, item);
      }
    }
  }

  /// Notes an item, if it uses `entity`, stale or not.
  void addUse(String entity, Item item) {
    int colon = entity.indexOf(':');
    String id = entity.substring(colon + 1);
    boolean uses =
        switch (entity.substring(0, Math.max(colon, 0))) {
          case "contributor" -> isIn(new Scope.OfContributor(new ContributorId(id)), item);
          case "series" -> isIn(new Scope.OfSeries(new SeriesId(id)), item);
          default -> entities(item).contains(entity) || appears(item).contains(entity);
        };
    if (uses) {
      use(entity, item);
    }
  }

  private boolean isIn(Scope scope, Item item) {
    return scopes.covers(scope, item, view);
  }

  private void use(String entity, Item item) {
    uses.computeIfAbsent(entity, _ -> new ArrayList<>())
        .add(new Usage.Use(item.id(), item.content().title(), targetings.of(item.id(), now)));
  }

  /// Events and awards of the people whom an item credits or is linked to.
  private List<String> appears(Item item) {
    List<String> appears = new ArrayList<>();
    for (String entity : entities(item)) {
      if (entity.startsWith("contributor:")) {
        String id = entity.substring("contributor:".length());
        Appearances appearances = view.appearances(new ContributorId(id));
        appearances.events().forEach(event -> appears.add("event:" + event.id()));
        appearances.awards().forEach(award -> appears.add("award:" + award.id()));
      }
    }
    return appears;
  }

  /// What the source states, and what people accepted.
  private List<String> entities(Item item) {
    List<String> entities = new ArrayList<>();
    for (Credit credit : item.content().credits()) {
      if (credit.id() != null) {
        entities.add("contributor:" + credit.id());
      }
    }
    if (item.content().series() != null) {
      entities.add("series:" + item.content().series().id());
    }
    item.events().forEach(id -> entities.add("event:" + id));
    item.awards().forEach(id -> entities.add("award:" + id));
    view.links(item.id()).forEach(link -> entities.add(link.entity()));
    return entities.stream().distinct().toList();
  }

  /// What went stale and is used, by name.
  List<Usage> stale() {
    List<Usage> found = new ArrayList<>();
    uses.forEach((entity, by) ->
        look(entity).filter(Usage::isStale).ifPresent(usage -> found.add(with(usage, by))));
    return found;
  }

  /// One thing and who uses it; empty when nobody knows it.
  Optional<Usage> of(String entity) {
    return look(entity).map(usage -> with(usage, uses.getOrDefault(entity, List.of())));
  }

  private static Usage with(Usage usage, List<Usage.Use> uses) {
    return new Usage(usage.entity(), usage.name(), usage.state(), usage.since(), uses);
  }

  private Optional<Usage> look(String entity) {
    int colon = entity.indexOf(':');
    String id = entity.substring(colon + 1);
    return switch (entity.substring(0, Math.max(colon, 0))) {
      case "contributor" ->
          view.contributor(new ContributorId(id)).map(c -> contributor(entity, c));
      case "series" ->
          view.series(new SeriesId(id)).map(s -> usage(entity, s.name(), State.CURRENT, null));
      case "event" -> view.event(new EventId(id)).map(e -> event(entity, e));
      case "award" -> view.award(new AwardId(id)).map(a -> award(entity, a));
      default -> Optional.empty();
    };
  }

  private Usage contributor(String entity, Contributor contributor) {
    Instant checked = contributor.bioCheckedAt();
    Instant due =
        checked == null ? now : checked.atZone(ZoneOffset.UTC).plus(UNCHECKED_AFTER).toInstant();
    boolean unchecked = contributor.bio() != null && !due.isAfter(now);
    return usage(entity, contributor.name(), unchecked ? State.UNCHECKED : State.CURRENT, checked);
  }

  private Usage event(String entity, Event event) {
    if (event.status() == Event.Status.CANCELLED) {
      return usage(entity, event.name(), State.CANCELLED, null);
    }
    boolean ended = !event.until().isAfter(now);
    return usage(entity, event.name(), ended ? State.ENDED : State.CURRENT, event.until());
  }

  private Usage award(String entity, Award award) {
    AwardId later = award.overtakenBy();
    Instant since = later == null ? null : view.award(later).map(Award::from).orElse(null);
    return usage(
        entity,
        award.name() + " " + award.year(),
        later == null ? State.CURRENT : State.OVERTAKEN,
        since);
  }

  private static Usage usage(String entity, String name, State state, @Nullable Instant since) {
    return new Usage(entity, name, state, since, List.of());
  }
}
