package org.colophon.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.audience.SignalTarget;
import org.colophon.campaign.CampaignChecks.Judged;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Event;
import org.jspecify.annotations.Nullable;

/// The titles that a trigger waits for, judged as they would be if it happened now. Thread-safe.
public final class TriggerForecast {
  private static final int MOST_SEARCHED = 10_000;

  private final TriggerStore store;
  private final CampaignChecks checks;
  private final Catalog catalog;

  public TriggerForecast(TriggerStore store, CampaignChecks checks, Catalog catalog) {
    this.store = store;
    this.checks = checks;
    this.catalog = catalog;
  }

  /// A title that a trigger waits for.
  ///
  /// @param campaigns those that would be made, one for each thing that people asked for
  /// @param judged the title, for the trigger's messages
  public record Candidate(ItemId item, List<Campaign> campaigns, Judged judged) {
    public Candidate {
      campaigns = List.copyOf(campaigns);
    }
  }

  /// The candidates.
  ///
  /// @param complete whether there are no others
  public record Forecast(boolean complete, List<Candidate> candidates) {
    public Forecast {
      candidates = List.copyOf(candidates);
    }
  }

  /// The titles that a trigger waits for, by id. Of a large catalogue, only the first items are
  /// searched for events.
  public Forecast of(Trigger trigger, Instant now, int limit) {
    List<Candidate> candidates = new ArrayList<>();
    try (CatalogView view = catalog.view()) {
      boolean complete = trigger.kind() != Trigger.Kind.EVENT_NEAR || isSmall(view);
      for (ItemId id : items(trigger, view)) {
        Set<SignalTarget> targets = targets(trigger, id, view, now);
        if (!targets.isEmpty() && candidates.size() == limit) {
          return new Forecast(false, candidates);
        }
        if (!targets.isEmpty()) {
          candidates.add(candidate(trigger, id, targets, now));
        }
      }
      return new Forecast(complete, candidates);
    }
  }

  private Candidate candidate(Trigger trigger, ItemId id, Set<SignalTarget> targets, Instant now) {
    List<Campaign> campaigns =
        targets.stream().map(about -> trigger.campaign(id, about, "forecast", now)).toList();
    return new Candidate(id, campaigns, checks.judge(campaigns.getFirst(), now));
  }

  private static boolean isSmall(CatalogView view) {
    return view.items("", MOST_SEARCHED).size() < MOST_SEARCHED;
  }

  private List<ItemId> items(Trigger trigger, CatalogView view) {
    Collection<ItemId> items =
        switch (trigger.kind()) {
          case NEW_TITLE, SERIES_CONTINUES -> store.pending();
          case WISH_AVAILABLE, WISH_CHEAPER -> store.wished();
          case EVENT_NEAR -> view.items("", MOST_SEARCHED);
        };
    return items.stream().sorted(Comparator.comparing(ItemId::value)).toList();
  }

  private static Set<SignalTarget> targets(
      Trigger trigger, ItemId id, CatalogView view, Instant now) {
    Optional<Item> item = view.item(id).filter(known -> !known.tombstone()).map(ItemVersion::item);
    Stream<? extends SignalTarget> targets =
        switch (trigger.kind()) {
          case NEW_TITLE -> item.stream().flatMap(one -> contributors(one));
          case SERIES_CONTINUES -> item.stream().flatMap(one -> series(one));
          case WISH_AVAILABLE, WISH_CHEAPER ->
              item.stream().map(one -> new SignalTarget.OfItem(one.id()));
          case EVENT_NEAR -> item.stream().flatMap(one -> guests(trigger.region(), one, view, now));
        };
    return targets.collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The contributors whom people may follow.
  static Stream<SignalTarget> contributors(Item item) {
    return item.content().credits().stream()
        .flatMap(credit -> Stream.ofNullable(credit.id()))
        .map(SignalTarget.OfContributor::new);
  }

  /// The series that people may follow.
  static Stream<SignalTarget> series(Item item) {
    SeriesPlace series = item.content().series();
    return series == null ? Stream.of() : Stream.of(new SignalTarget.OfSeries(series.id()));
  }

  private static Stream<SignalTarget> guests(
      Trigger.@Nullable Region region, Item item, CatalogView view, Instant now) {
    return events(item, view, now)
        .filter(event -> region != null && region.contains(event.place()))
        .flatMap(event -> event.contributors().stream())
        .map(SignalTarget.OfContributor::new);
  }

  /// The events of an item that lie ahead and take place.
  static Stream<Event> events(Item item, CatalogView view, Instant now) {
    return item.events().stream()
        .flatMap(event -> view.event(event).stream())
        .filter(event -> event.status() != Event.Status.CANCELLED && event.from().isAfter(now));
  }
}
