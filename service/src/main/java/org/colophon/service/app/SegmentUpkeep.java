package org.colophon.service.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.ConsentedSignals;
import org.colophon.audience.Profiling;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signals;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ItemId;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;

/// Keeps the vectors of segments up to what is written of them and to what their members do.
/// Thread-safe.
public final class SegmentUpkeep {
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final Stores stores;
  private final SegmentIndexer indexer;
  private final SegmentProfiles profiles;
  private final Profiling terms;
  private final InstantSource clock;
  private final Set<SegmentId> moved = ConcurrentHashMap.newKeySet();
  private Instant swept;

  SegmentUpkeep(
      Stores stores,
      SegmentIndexer indexer,
      SegmentProfiles profiles,
      Profiling terms,
      InstantSource clock) {
    this.stores = stores;
    this.indexer =
        indexer.following(
            new ConsentedSignals(stores.people(), stores.catalog(), stores.people(), terms));
    this.profiles = profiles;
    this.terms = terms;
    this.clock = clock;
    this.swept = clock.instant();
  }

  Profiling terms() {
    return terms;
  }

  /// The door that signals come in by.
  ///
  /// @param awake has [#catchUp()] called within a second
  Signals signals(Runnable awake) {
    Signals.Renewal renewal =
        new Signals.Renewal(
            ids -> {
              moved.addAll(ids);
              awake.run();
            },
            ids -> ids.forEach(this::renew));
    return new Signals(stores.people(), terms, renewal, clock);
  }

  /// Makes the vectors anew of segments whose definition changed or whose members did something;
  /// from time to time of all that have members, since what was done fades and expires.
  void catchUp() {
    sweep();
    for (Audiences.Stored stored : stores.audiences().all()) {
      SegmentId id = stored.segment().id();
      if (moved.remove(id) || !profiles.isCurrent(id, stored.version())) {
        renew(id);
      }
    }
  }

  private synchronized void sweep() {
    Instant now = clock.instant();
    if (!now.isBefore(swept.plus(SWEEP))) {
      swept = now;
      signals(() -> {}).sweep();
    } else {
      stores.people().erase();
    }
  }

  private void renew(SegmentId id) {
    indexer.renew(id, this::title, clock.instant());
  }

  private Optional<String> title(ItemId id) {
    try (CatalogView view = stores.catalog().view()) {
      return view.item(id).map(version -> version.item().content().title());
    }
  }
}
