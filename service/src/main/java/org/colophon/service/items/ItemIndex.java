package org.colophon.service.items;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.LogSince;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.gate.GateSession;
import org.jspecify.annotations.Nullable;

/// An index in memory of the items that were looked at before: their facets, summaries of their
/// texts, and their verdicts for as long as these hold. What a write concerns is dropped, as the
/// gate drops it before a reader. Thread-safe.
final class ItemIndex {
  private final CatalogFollower follower;
  private final TextSummaries summaries;
  private final Map<ItemId, ItemFacets> facets = new ConcurrentHashMap<>();
  private final Map<ItemId, Judged> verdicts = new ConcurrentHashMap<>();

  /// A verdict and what it holds for: a context, an epoch of the fence, and a time.
  private record Judged(
      Preview.Decision decision,
      Context context,
      long epoch,
      Instant from,
      @Nullable Instant until) {
    private boolean holdsIn(GateSession session) {
      Instant now = session.now();
      return epoch == session.sight().epoch()
          && context.equals(session.context())
          && !now.isBefore(from)
          && (until == null || now.isBefore(until));
    }
  }

  ItemIndex(Catalog catalog) {
    summaries = new TextSummaries(catalog);
    follower = new CatalogFollower(catalog, this::drop);
  }

  TextSummaries summaries() {
    return summaries;
  }

  /// Drops what writes up to the given sequence number concern.
  void catchUp(long seq) {
    summaries.catchUp(seq);
    follower.catchUp(seq, facets.isEmpty() && verdicts.isEmpty());
  }

  private void drop(LogSince since) {
    since.items().forEach(facets::remove);
    since.items().forEach(verdicts::remove);
    if (since.deliveries() + since.contextChanges() > 0) {
      verdicts.clear();
    }
  }

  Optional<ItemFacets> facets(ItemId id) {
    return Optional.ofNullable(facets.get(id));
  }

  /// Keeps the facets of an item as a view of the given sequence number has it; nothing where the
  /// item may have changed since.
  void put(ItemId id, ItemFacets of, long seq) {
    follower.at(seq, () -> facets.put(id, of));
  }

  /// The verdict on an item, where it is known and holds.
  Optional<Preview.Decision> decision(GateSession session, ItemId id) {
    return Optional.ofNullable(verdicts.get(id))
        .filter(one -> session.isClockTrusted() && one.holdsIn(session))
        .map(Judged::decision);
  }

  /// Keeps the verdict of a session on an item.
  void put(GateSession session, ItemId id, Preview verdict) {
    if (session.isClockTrusted()) {
      Judged judged =
          new Judged(
              verdict.decision(),
              session.context(),
              session.sight().epoch(),
              session.now(),
              verdict.nextChangeAt());
      follower.at(session.seq(), () -> verdicts.put(id, judged));
    }
  }
}
