package org.colophon.service.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Backend.AfterWrite;

/// The writer of holds, allowances and records that items refer to. When a method returns, the next
/// request sees the change. Thread-safe.
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

  /// A position by the clock here, never the same twice.
  synchronized OrderKey nextOrder() {
    lastPosition = Math.max(lastPosition + 1, Instants.toMicros(clock.instant()));
    return new OrderKey(0, lastPosition);
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
      throw new ApiException(
          new ApiProblem(
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
    if (isKnown(allowance)) {
      throw new ApiException(
          new ApiProblem(
              409,
              "allowance_exists",
              "/id",
              "there is an exception or override '" + allowance.id() + "'; it stays as it is",
              "give this one another id, or end that one"));
    }
    try (CatalogView view = catalog.view()) {
      switch (allowance) {
        case Exemption exemption -> requireOwner(exemption, view);
        case ItemOverride override -> requireTime(override, view);
      }
    }
    catalog.allow(allowance);
    afterWrite.changed();
  }

  private static void requireOwner(Exemption exemption, CatalogView view) {
    if (view.desk(exemption.owner()).filter(DeskRecord::answers).isEmpty()) {
      throw new ApiException(
          new ApiProblem(
              422,
              "desk_unknown",
              "/owner",
              "there is no active desk '" + exemption.owner() + "' with a member",
              "name a desk that answers for the exception"));
    }
  }

  /// Overrides cannot be chained: those of one item and one code last 72 hours together.
  private static void requireTime(ItemOverride override, CatalogView view) {
    Instant end = override.end(view.allowances());
    if (end.isBefore(override.until())) {
      boolean none = !end.isAfter(override.from());
      throw new ApiException(
          new ApiProblem(
              422,
              "override_too_long",
              "/until",
              "together with earlier overrides of this item and code it lasts longer than 72 hours",
              none ? "correct the cause, or let the imprint be excepted" : "end it by " + end));
    }
  }

  /// Ends an exception or override; returns whether there was one of that kind that had not ended.
  synchronized boolean disallow(String id, Class<? extends Allowance> kind) {
    boolean known = isOpen(id, kind);
    if (known) {
      catalog.disallow(id);
      afterWrite.changed();
    }
    return known;
  }

  private boolean isKnown(Allowance allowance) {
    try (CatalogView view = catalog.view()) {
      return view.allowances().stream().anyMatch(a -> a.id().equals(allowance.id()));
    }
  }

  private boolean isOpen(String id, Class<? extends Allowance> kind) {
    Instant now = clock.instant();
    try (CatalogView view = catalog.view()) {
      return view.allowances().stream()
          .anyMatch(a -> a.id().equals(id) && kind.isInstance(a) && a.until().isAfter(now));
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
