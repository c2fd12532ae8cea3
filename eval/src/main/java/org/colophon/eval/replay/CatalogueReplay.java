package org.colophon.eval.replay;

import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;

/// A replay of a catalogue script from its first day that queries a storefront whenever the script
/// says so.
public final class CatalogueReplay {
  private CatalogueReplay() {}

  /// What was shown at each instant asked.
  ///
  /// @throws IllegalStateException where the catalogue refuses a line of the script
  public static SortedMap<Instant, Set<String>> play(
      CatalogueScript life, Storefront.Opening opening) {
    SettableClock clock = new SettableClock(ScriptWriter.START);
    MemoryCatalog catalog = new MemoryCatalog(clock);
    Storefront storefront = opening.open(catalog, clock);
    SortedMap<Instant, Set<String>> shown = new TreeMap<>();
    Iterator<ReplayEvent> rest = life.events().iterator();
    ReplayEvent next = rest.next();
    for (Instant look : life.readTimes().keySet()) {
      while (next != null && !next.at().isAfter(look)) {
        clock.set(next.at());
        happen(next, catalog);
        next = rest.hasNext() ? rest.next() : null;
      }
      clock.set(look);
      shown.put(look, storefront.shown(life.items()));
    }
    return shown;
  }

  private static void happen(ReplayEvent event, Catalog catalog) {
    switch (event) {
      case ReplayEvent.ReferencePut(var at, var reference) -> catalog.put(reference);
      case ReplayEvent.Submitted(var at, var submission) -> {
        if (catalog.record(submission) instanceof Recorded.Refused refused) {
          throw new IllegalStateException("the script is wrong at " + at + ": " + refused);
        }
      }
      case ReplayEvent.DeliveryCompleted(var at, var source) -> catalog.confirmDelivery(source);
      case ReplayEvent.HoldPlaced(var at, var hold) -> catalog.place(hold);
      case ReplayEvent.HoldLifted(var at, var hold) -> catalog.lift(hold);
    }
  }
}
