package org.colophon.service.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.http.Backend.AfterWrite;

/// Writes to the catalogue, items one at a time, so that a precondition still holds when its write
/// happens. When a method returns, the next request sees the change. Thread-safe.
final class Writes {
  private final Catalog catalog;
  private final AfterWrite afterWrite;
  private final InstantSource clock;
  private long lastPosition;

  Writes(Catalog catalog, AfterWrite afterWrite, InstantSource clock) {
    this.catalog = catalog;
    this.afterWrite = afterWrite;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /// The order key of a statement that brings none: the clock here, never the same twice.
  synchronized OrderKey nextOrder() {
    lastPosition = Math.max(lastPosition + 1, Instants.toMicros(clock.instant()));
    return new OrderKey(0, lastPosition);
  }

  /// The same for what `source` says of `items`: in the newest epoch that it has used for them, and
  /// after all that it said of them, so that what a person does counts whatever a feed sent before.
  OrderKey nextOrder(SourceId source, Set<ItemId> items) {
    OrderKey next = nextOrder();
    try (CatalogView view = catalog.view()) {
      for (ItemId item : items) {
        next = after(newest(view, source, item), next);
      }
    }
    return next;
  }

  private static Optional<OrderKey> newest(CatalogView view, SourceId source, ItemId item) {
    Stream<OrderKey> facts =
        view.facts(item).stream().filter(fact -> fact.source().equals(source)).map(Fact::order);
    boolean owner =
        view.item(item).map(v -> v.item().identity().source().equals(source)).orElse(true);
    Stream<OrderKey> own = owner ? view.order(item).stream() : Stream.of();
    return Stream.concat(own, facts).max(Comparator.naturalOrder());
  }

  private static OrderKey after(Optional<OrderKey> known, OrderKey next) {
    return known
        .filter(key -> key.compareTo(next) >= 0 && key.position() < Long.MAX_VALUE)
        .map(key -> new OrderKey(key.epoch(), Math.max(next.position(), key.position() + 1)))
        .orElse(next);
  }

  /// What became of a write.
  ///
  /// @param before the version before it; empty when there was none
  /// @param after the version after it
  record Written(Recorded recorded, Optional<ItemVersion> before, Optional<ItemVersion> after) {}

  /// Records what is said of one item, where `condition` holds.
  synchronized Written record(ItemId id, Submission submission, Precondition condition) {
    Optional<ItemVersion> before = find(id);
    condition.check(before);
    Recorded recorded = catalog.record(submission);
    afterWrite.changed();
    return new Written(recorded, before, find(id));
  }

  synchronized Recorded record(Submission submission) {
    Recorded recorded = catalog.record(submission);
    afterWrite.changed();
    return recorded;
  }

  /// Refuses facts of a source that nobody registered: nothing could say how old they may become,
  /// and nobody would mend them.
  void requireRegistered(Submission.Facts facts) {
    try (CatalogView view = catalog.view()) {
      if (view.source(facts.source()).isEmpty()) {
        throw new Refusal(
            new HttpProblem(
                422,
                "source_unknown",
                "/source",
                "there is no source '" + facts.source() + "'",
                "register it with PUT /v1/sources/" + facts.source()));
      }
    }
  }

  /// Records facts beside whatever else is written: no precondition is about them, and those of
  /// many feeds share one sync of the disk.
  Recorded record(Submission.Facts facts) {
    Recorded recorded = catalog.record(facts);
    afterWrite.changed();
    return recorded;
  }

  /// Records many; the caller says [#done] when all of its writes are made.
  synchronized List<Recorded> recordAll(List<Submission> submissions) {
    return catalog.recordAll(submissions);
  }

  /// Registers or changes a record that items refer to.
  synchronized void put(Reference reference) {
    catalog.put(reference);
    afterWrite.changed();
  }

  void done() {
    afterWrite.changed();
  }

  /// Places a hold; one that is in force under the same id stays as it is.
  synchronized void place(Hold hold) {
    if (isHeld(hold.id())) {
      throw new Refusal(
          new HttpProblem(
              409,
              "hold_exists",
              "/id",
              "there is a hold '" + hold.id() + "'; it stays as it is",
              "give this one another id, or lift that one"));
    }
    catalog.place(hold);
    afterWrite.changed();
  }

  /// Lifts a hold; returns whether there was one.
  synchronized boolean lift(String holdId) {
    boolean known = isHeld(holdId);
    if (known) {
      catalog.lift(holdId);
      afterWrite.changed();
    }
    return known;
  }

  /// Gives an exception or override; one that stands under the same id stays as it is.
  synchronized void allow(Allowance allowance) {
    if (isAllowed(allowance.id(), Allowance.class)) {
      throw new Refusal(
          new HttpProblem(
              409,
              "allowance_exists",
              "/id",
              "there is an exception or override '" + allowance.id() + "'; it stays as it is",
              "give this one another id, or end that one"));
    }
    catalog.allow(allowance);
    afterWrite.changed();
  }

  /// Ends an exception or override; returns whether there was one of that kind.
  synchronized boolean disallow(String id, Class<? extends Allowance> kind) {
    boolean known = isAllowed(id, kind);
    if (known) {
      catalog.disallow(id);
      afterWrite.changed();
    }
    return known;
  }

  private boolean isAllowed(String id, Class<? extends Allowance> kind) {
    try (CatalogView view = catalog.view()) {
      return view.allowances().stream().anyMatch(a -> a.id().equals(id) && kind.isInstance(a));
    }
  }

  private boolean isHeld(String holdId) {
    try (CatalogView view = catalog.view()) {
      return view.holds().stream().anyMatch(hold -> hold.id().equals(holdId));
    }
  }

  Optional<ItemVersion> find(ItemId id) {
    try (CatalogView view = catalog.view()) {
      return view.item(id);
    }
  }
}
