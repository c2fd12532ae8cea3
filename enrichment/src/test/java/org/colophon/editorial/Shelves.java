package org.colophon.editorial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;

/// A catalogue of articles on a clock that tests move.
public final class Shelves {
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  public static final ImprintId IMPRINT = new ImprintId("abendbogen");
  public static final DeskId DESK = new DeskId("desk-abendbogen");

  private static final SourceId CMS = new SourceId("cms");

  private Instant now = START;
  private long order = 1;
  public final Catalog catalog = new MemoryCatalog(clock());
  public final Gate gate = new Gate(catalog, ShippedPolicies::read, clock());

  public Shelves() {
    catalog.put(new Reference.OfDesk(new DeskRecord(DESK, "Desk", IMPRINT, List.of("mj"), true)));
    catalog.put(new Reference.OfImprint(new Imprint(IMPRINT, "Imprint", "Imprint GmbH")));
    DeliveryCalendar daily = DeliveryCalendar.daily(ZoneOffset.UTC);
    catalog.put(
        new Reference.OfSource(new Source(CMS, "CMS", IMPRINT, DESK, Set.of(), daily, null)));
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /// An article that passes.
  public ItemId article(String id) {
    return article(id, SourceState.PUBLISHED, null);
  }

  /// An article that passes, for readers of an age.
  public ItemId article(String id, AgeRange ages) {
    return article(id, SourceState.PUBLISHED, null, ages);
  }

  /// An article in a state of its life.
  public ItemId article(String id, SourceState state, @Nullable Instant expires) {
    return article(id, state, expires, null);
  }

  private ItemId article(
      String id, SourceState state, @Nullable Instant expires, @Nullable AgeRange ages) {
    Lifecycle lifecycle =
        new Lifecycle(state, START.minus(Duration.ofDays(1)), null, expires, null, Correction.NONE);
    Item item =
        new Item(
            new ItemId(id),
            IMPRINT,
            ContentType.NEWS,
            DESK,
            new Identity(CMS, id, "url:https://abendbogen.example/" + id, null, null, null),
            new Content("de", "Titel " + id, null, "Text " + id, List.of(), List.of(), null, ages),
            lifecycle,
            List.of(),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(item, new OrderKey(0, order++), now, List.of()));
    return item.id();
  }
}
