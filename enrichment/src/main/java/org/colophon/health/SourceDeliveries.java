package org.colophon.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Source;
import org.colophon.health.Incident.Check;
import org.colophon.health.IncidentBook.Seen;
import org.jspecify.annotations.Nullable;

/// The intake of heartbeats and delivery reports from sources. Thread-safe as its stores are.
public final class SourceDeliveries {
  /// A snapshot that lacks more than one in so many of a source's items is not believed.
  public static final int ONE_IN = 20;

  private final Catalog catalog;
  private final SourceHeartbeats heartbeats;
  private final IncidentBook incidents;
  private final InstantSource clock;

  public SourceDeliveries(
      Catalog catalog, SourceHeartbeats heartbeats, IncidentBook incidents, InstantSource clock) {
    this.catalog = catalog;
    this.heartbeats = heartbeats;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// The source lives.
  ///
  /// @param error what failed there; null when nothing did
  public void heartbeat(SourceId source, @Nullable String error) {
    SourceHeartbeat heartbeat = lastHeartbeat(source);
    Instant now = clock.instant();
    heartbeats.put(error == null ? heartbeat.beat(now) : heartbeat.failed(now, error));
  }

  /// The source delivered everything that it has to say, up to its watermark.
  ///
  /// @param upTo its watermark; null: up to now
  /// @throws IllegalArgumentException when the source is unknown
  public void complete(SourceId source, @Nullable Instant upTo) {
    catalog.confirmDelivery(source, upTo);
    heartbeats.put(lastHeartbeat(source).delivered(clock.instant(), upTo));
  }

  private SourceHeartbeat lastHeartbeat(SourceId source) {
    return heartbeats.of(source).orElseGet(() -> SourceHeartbeat.none(source));
  }

  /// The outcome of a snapshot delivery.
  public sealed interface Result {
    /// The snapshot was applied: missing items were deleted, earlier statements are confirmed.
    record Taken(List<ItemId> deleted) implements Result {
      public Taken {
        deleted = List.copyOf(deleted);
      }
    }

    /// The snapshot was rejected because too many items were missing: nothing was deleted and
    /// nothing confirmed.
    ///
    /// @param missing what it lacks
    /// @param of how many items the source has
    record Held(Incident incident, List<ItemId> missing, int of) implements Result {
      public Held {
        missing = List.copyOf(missing);
      }
    }
  }

  /// The source listed everything that it has. What is missing is deleted, unless that is more than
  /// one in [#ONE_IN]: then somebody has to look first.
  ///
  /// @param listed the ids of all its items
  /// @param upTo its watermark; null: up to now
  /// @param acceptedBy who looked and says that the missing ones are gone; null when nobody did
  /// @throws IllegalArgumentException when the source is unknown
  public Result snapshot(
      Source source, Set<ItemId> listed, @Nullable Instant upTo, @Nullable String acceptedBy) {
    List<Submission> deletions = new ArrayList<>();
    List<ItemId> missing = new ArrayList<>();
    int live = compare(source.id(), listed, missing, deletions);
    Instant now = clock.instant();
    String key = "SNAPSHOT_HELD|source:" + source.id() + "|" + source.id() + "|";
    if (acceptedBy == null && missing.size() * ONE_IN > live) {
      String what =
          "a complete snapshot is missing "
              + missing.size()
              + " of "
              + live
              + " items; check the delivery";
      Incident incident =
          incidents.raise(
              Check.SNAPSHOTS, key, new Seen(what, source.owner(), missing.size()), now);
      heartbeats.put(lastHeartbeat(source.id()).failed(now, what));
      return new Result.Held(incident, missing, live);
    }
    List<ItemId> deleted = new ArrayList<>();
    List<Recorded> recorded = catalog.recordAll(deletions);
    for (int i = 0; i < recorded.size(); i++) {
      if (!(recorded.get(i) instanceof Recorded.Refused)) {
        deleted.add(missing.get(i));
      }
    }
    complete(source.id(), upTo);
    incidents.settle(Check.SNAPSHOTS, key, acceptedBy, now);
    return new Result.Taken(deleted);
  }

  /// A deletion takes the order key of the last statement, so that any newer one undoes it.
  private int compare(
      SourceId source, Set<ItemId> listed, List<ItemId> missing, List<Submission> deletions) {
    int live = 0;
    try (CatalogView view = catalog.view()) {
      for (ItemId id : (Iterable<ItemId>) view.items()::iterator) {
        Optional<OrderKey> order = isLive(view, id, source) ? view.order(id) : Optional.empty();
        live += order.isPresent() ? 1 : 0;
        if (order.isPresent() && !listed.contains(id)) {
          missing.add(id);
          deletions.add(new Submission.Deletion(id, source, order.get(), clock.instant()));
        }
      }
    }
    return live;
  }

  private static boolean isLive(CatalogView view, ItemId id, SourceId source) {
    return view.item(id)
        .filter(version -> !version.tombstone())
        .filter(version -> version.item().identity().source().equals(source))
        .isPresent();
  }
}
