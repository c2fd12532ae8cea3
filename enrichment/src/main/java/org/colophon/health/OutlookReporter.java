package org.colophon.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.feed.ChangeFeed;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.health.Outlook.Turn;
import org.jspecify.annotations.Nullable;

/// The service that tells how the verdicts on a catalogue changed and will change. Judges every
/// item now and again at each instant at which its verdict changes. Thread-safe.
public final class OutlookReporter {
  /// So many changes of one item are followed.
  private static final int MOST_TURNS = 20;

  private final Catalog catalog;
  private final Gate gate;
  private final ChangeFeed changes;

  public OutlookReporter(Catalog catalog, Gate gate, ChangeFeed changes) {
    this.catalog = catalog;
    this.gate = gate;
    this.changes = changes;
  }

  /// Reports on the days around this instant.
  ///
  /// @param context whose territory names the changes of the past, too
  /// @param asked the items that it is about
  public Outlook report(Context context, Predicate<Item> asked, Duration before, Duration after) {
    try (GateSession session = gate.open(context);
        CatalogView view = catalog.view()) {
      Instant now = session.now();
      Instant until = now.plus(after);
      Set<ItemId> items = new HashSet<>();
      int passing = 0;
      List<Turn> ahead = new ArrayList<>();
      for (ItemId id : view.items().toList()) {
        Optional<Item> item =
            view.item(id).filter(known -> !known.tombstone()).map(ItemVersion::item).filter(asked);
        if (item.isPresent()) {
          items.add(id);
          Preview first = session.preview(id);
          passing += passes(first) ? 1 : 0;
          ahead.addAll(turns(item.get(), first, session, until));
        }
      }
      ahead.sort(Comparator.comparing(Turn::at).thenComparing(turn -> turn.item().id().value()));
      List<ChangeFeed.EligibilityChange> past =
          changes.eligibilityChanges(context.territory(), now.minus(before)).stream()
              .filter(change -> items.contains(change.item()))
              .toList();
      return new Outlook(now, items.size(), passing, past, ahead);
    }
  }

  private static List<Turn> turns(Item item, Preview first, GateSession session, Instant until) {
    List<Turn> turns = new ArrayList<>();
    Preview before = first;
    Instant next = first.nextChangeAt();
    for (int i = 0; i < MOST_TURNS && next != null && !next.isAfter(until); i++) {
      Preview then = session.later(next).preview(item.id());
      if (passes(then) != passes(before)) {
        ReasonCode reason = blocking(passes(then) ? before : then);
        turns.add(new Turn(next, item, passes(then), reason));
      }
      before = then;
      next = then.nextChangeAt();
    }
    return turns;
  }

  private static boolean passes(Preview verdict) {
    return verdict.decision() == Decision.PASS;
  }

  private static @Nullable ReasonCode blocking(Preview verdict) {
    return verdict.reasons().stream()
        .min(Comparator.comparing(Reason::severity))
        .map(Reason::code)
        .orElse(null);
  }
}
