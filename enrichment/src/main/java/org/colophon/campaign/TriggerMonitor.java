package org.colophon.campaign;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.SignalTarget;
import org.colophon.campaign.CampaignChecks.Judged;
import org.colophon.campaign.CampaignChecks.Sendable;
import org.colophon.campaign.Trigger.Kind;
import org.colophon.campaign.TriggerStore.Price;
import org.colophon.campaign.TriggerStore.Seen;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Catalog.LogEntry;
import org.colophon.catalog.log.CatalogView;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.jspecify.annotations.Nullable;

/// A follower of the catalogue's log that makes a campaign each time something happens that a
/// trigger waits for. The campaign's id follows from the trigger and what happened, so that the
/// same is never told twice. Thread-safe.
public final class TriggerMonitor {
  private static final System.Logger LOG = System.getLogger(TriggerMonitor.class.getName());
  private static final int BATCH = 1_000;
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final TriggerStore store;
  private final CampaignStore campaigns;
  private final CampaignChecks checks;
  private final Catalog catalog;
  private final Gate gate;
  private @Nullable Instant swept;
  private Set<String> paused = Set.of();

  public TriggerMonitor(
      CampaignStore campaigns, CampaignChecks checks, Catalog catalog, Gate gate) {
    this.store = campaigns.triggers();
    this.campaigns = campaigns;
    this.checks = checks;
    this.catalog = catalog;
    this.gate = gate;
  }

  /// Looks at everything that was written since the last call; returns how many campaigns were
  /// made. Without triggers nothing is looked at, and nothing is told later of what came meanwhile.
  /// The same holds for a trigger that is paused.
  public synchronized int catchUp() {
    Optional<Instant> now = gate.trustedNow();
    if (now.isEmpty()) {
      return 0;
    }
    List<Trigger> triggers = store.all();
    paused = store.paused().keySet();
    if (triggers.isEmpty() || store.looked().isEmpty()) {
      try (CatalogView view = catalog.view()) {
        store.looked(view.seq());
      }
      swept = null;
      if (triggers.isEmpty()) {
        return 0;
      }
    }
    return look(
        triggers.stream()
            .collect(Collectors.groupingBy(trigger -> trigger.messages().context()))
            .values(),
        now.get());
  }

  private int look(Collection<List<Trigger>> triggers, Instant now) {
    boolean sweeps = swept == null || !now.isBefore(swept.plus(SWEEP));
    List<LogEntry> entries = next();
    if (entries.isEmpty() && !sweeps) {
      return 0;
    }
    int made = 0;
    Set<ItemId> wished = store.wished();
    for (; !entries.isEmpty(); entries = next()) {
      Set<ItemId> touched = new LinkedHashSet<>();
      for (LogEntry entry : entries) {
        if (entry instanceof LogEntry.Stated(var _, List<ItemId> items)) {
          touched.addAll(items);
        }
      }
      for (ItemId item : touched) {
        made += look(triggers, item, now, wished.contains(item), true);
      }
      store.looked(entries.getLast().seq());
    }
    return sweeps ? made + sweep(triggers, wished, now) : made;
  }

  private List<LogEntry> next() {
    return catalog.log(store.looked().orElseThrow(), BATCH);
  }

  /// What changes by the clock alone, such as a sales date; and titles that were bookmarked lately.
  private int sweep(Collection<List<Trigger>> triggers, Set<ItemId> wished, Instant now) {
    swept = now;
    Set<ItemId> items = new LinkedHashSet<>(wished);
    items.addAll(store.pending());
    int made = 0;
    for (ItemId item : items) {
      made += look(triggers, item, now, wished.contains(item), false);
    }
    return made;
  }

  /// An item that cannot be looked at does not keep the others from being looked at.
  private int look(
      Collection<List<Trigger>> triggers,
      ItemId item,
      Instant now,
      boolean wished,
      boolean stated) {
    int made = 0;
    for (List<Trigger> some : triggers) {
      try {
        made += new Look(some, item, now).run(wished, stated);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The triggers could not look at the item " + item, e);
      }
    }
    return made;
  }

  /// A look at one item for one channel and country.
  private final class Look {
    private final List<Trigger> triggers;
    private final String context;
    private final ItemId id;
    private final Instant now;
    private final List<StoredCampaign> due = new ArrayList<>();
    private @Nullable Seen after;

    Look(List<Trigger> triggers, ItemId id, Instant now) {
      this.triggers = triggers;
      this.context = triggers.getFirst().messages().context();
      this.id = id;
      this.now = now;
    }

    /// @param wished whether somebody bookmarked it
    /// @param stated whether it was stated just now, so that its first version is a new title; what
    ///   a sweep finds was there before
    int run(boolean wished, boolean stated) {
      try (CatalogView view = catalog.view()) {
        view.item(id)
            .filter(known -> !known.tombstone())
            .ifPresent(version -> {
              events(version.item(), view);
              Optional<Seen> before = store.seen(id, context);
              boolean first = stated && version.number() == 1;
              if (wished || first || before.isPresent()) {
                look(version.item(), before, before.map(Seen::pending).orElse(first));
              }
            });
      }
      return keep();
    }

    /// Keeps what was seen and what it leads to together, so that the same is not told again.
    private int keep() {
      Seen next = after;
      if (due.isEmpty() && next == null) {
        return 0;
      }
      return campaigns.write(_ -> {
        int made = 0;
        for (StoredCampaign one : due) {
          made += campaigns.put(one, 0) ? 1 : 0;
        }
        if (next != null) {
          store.put(next);
        }
        return made;
      });
    }

    private void look(Item item, Optional<Seen> before, boolean pending) {
      Judged judged = judged();
      Sendable sendable = judged.sendable().get(id);
      if (sendable == null) {
        after =
            new Seen(
                id,
                context,
                pending,
                isNotAvailable(judged) ? Boolean.FALSE : before.map(Seen::available).orElse(null),
                before.map(Seen::price).orElse(null));
        return;
      }
      if (pending) {
        titles(item);
      }
      Seen next = seen(sendable.facts(), before);
      before.ifPresent(known -> wishes(known, next));
      after = next;
    }

    /// What cannot be stated stays as it was stated last.
    private Seen seen(MessageFacts facts, Optional<Seen> before) {
      MessageFacts.Stated availability = facts.availability();
      MessageFacts.Stated price = facts.price();
      return new Seen(
          id,
          context,
          false,
          availability == null
              ? before.map(Seen::available).orElse(null)
              : Boolean.valueOf(availability.value().equals("available")),
          price == null ? before.map(Seen::price).orElse(null) : Price.parse(price.value()));
    }

    /// As it passes for the triggers' messages; of what does not pass nothing is told.
    private Judged judged() {
      Trigger any = triggers.getFirst();
      return checks.judge(any.campaign(id, new SignalTarget.OfItem(id), "look", now), now);
    }

    /// Whether it is known now that it cannot be bought.
    private boolean isNotAvailable(Judged judged) {
      return judged.checked().results().stream()
          .anyMatch(result ->
              result instanceof Result.Failed failed
                  && !failed.from().isAfter(now)
                  && failed.codes().contains(ReasonCode.NOT_AVAILABLE));
    }

    private void titles(Item item) {
      TriggerForecast.contributors(item).forEach(about -> tell(Kind.NEW_TITLE, about, id.value()));
      TriggerForecast.series(item).forEach(about -> tell(Kind.SERIES_CONTINUES, about, id.value()));
    }

    private void wishes(Seen before, Seen next) {
      if (Boolean.TRUE.equals(next.available()) && Boolean.FALSE.equals(before.available())) {
        tell(Kind.WISH_AVAILABLE, new SignalTarget.OfItem(id), now.toString());
      }
      Price price = next.price();
      Price old = before.price();
      if (price != null && old != null && price.isLessThan(old)) {
        tell(Kind.WISH_CHEAPER, new SignalTarget.OfItem(id), price + " " + now);
      }
    }

    private void events(Item item, CatalogView view) {
      TriggerForecast.events(item, view, now)
          .forEach(event ->
              event
                  .contributors()
                  .forEach(contributor ->
                      tell(
                          Kind.EVENT_NEAR,
                          new SignalTarget.OfContributor(contributor),
                          event.id() + " " + event.from(),
                          event.place())));
    }

    private void tell(Kind kind, SignalTarget about, String occurrence) {
      tell(kind, about, occurrence, "");
    }

    private void tell(Kind kind, SignalTarget about, String occurrence, String place) {
      for (Trigger trigger : triggers) {
        Trigger.Region region = trigger.region();
        boolean near = region == null || region.contains(place);
        if (trigger.kind() == kind && near && !paused.contains(trigger.id())) {
          make(trigger, about, occurrence);
        }
      }
    }

    private void make(Trigger trigger, SignalTarget about, String occurrence) {
      Campaign campaign = trigger.campaign(id, about, occurrence, now);
      if (campaigns.find(campaign.id()).isPresent()) {
        return; // it was told before
      }
      FrozenCampaign frozen = checks.freeze(campaign, now);
      if (frozen.passed().isEmpty()) {
        return;
      }
      due.add(
          new StoredCampaign(
              campaign, CampaignState.SENDING, 1, frozen, trigger.approvedBy(), now));
    }
  }
}
