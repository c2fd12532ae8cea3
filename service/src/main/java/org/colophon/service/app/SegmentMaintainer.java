package org.colophon.service.app;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.ConsentedSignals;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalRetention;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;

/// Keeps one generation's vectors of segments up to what is written of them and to what their
/// members do. Thread-safe.
final class SegmentMaintainer {
  private final Stores stores;
  private final SegmentIndexer indexer;
  private final SegmentProfiles profiles;
  private final InstantSource clock;
  private final Set<SegmentId> moved = ConcurrentHashMap.newKeySet();

  SegmentMaintainer(
      Stores stores,
      SegmentIndexer indexer,
      SegmentProfiles profiles,
      SignalRetention terms,
      InstantSource clock) {
    this.stores = stores;
    this.indexer =
        indexer.following(
            new ConsentedSignals(stores.people(), stores.catalog(), stores.people(), terms));
    this.profiles = profiles;
    this.clock = clock;
  }

  /// Has the vectors of these made anew by the next [#catchUp()].
  void moved(Collection<SegmentId> ids) {
    moved.addAll(ids);
  }

  /// Makes the vectors anew of segments whose definition changed or whose members did something.
  void catchUp() {
    for (Audiences.Stored stored : stores.audiences().all()) {
      SegmentId id = stored.segment().id();
      if (moved.remove(id) || !profiles.isCurrent(id, stored.version())) {
        renew(id);
      }
    }
  }

  /// Makes the vectors of a segment anew, where there were any.
  void renew(SegmentId id) {
    indexer.renew(id, this::title, clock.instant());
  }

  private Optional<String> title(ItemId id) {
    try (CatalogView view = stores.catalog().view()) {
      return view.item(id).map(version -> version.item().content().title());
    }
  }
}
