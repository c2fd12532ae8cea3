package org.colophon.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Source;
import org.colophon.editorial.Shelves;
import org.colophon.health.Incident.State;
import org.colophon.health.SourceDeliveries.Result.Held;
import org.colophon.health.SourceDeliveries.Result.Taken;
import org.colophon.health.testing.MemoryIncidentStore;
import org.colophon.health.testing.MemorySourceHeartbeats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceDeliveriesTest {
  private static final SourceId CMS = new SourceId("cms");

  private final Shelves shelves = new Shelves();
  private final MemoryIncidentStore incidents = new MemoryIncidentStore();
  private final MemorySourceHeartbeats pulses = new MemorySourceHeartbeats();
  private final IncidentBook book = new IncidentBook(incidents);
  private final SourceDeliveries deliveries =
      new SourceDeliveries(shelves.catalog, pulses, book, shelves.clock());
  private final Set<ItemId> all = new HashSet<>();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 40; i++) {
      all.add(shelves.article("a" + i));
    }
    shelves.pass(Duration.ofHours(1));
  }

  private Source source() {
    try (var view = shelves.catalog.view()) {
      return view.source(CMS).orElseThrow();
    }
  }

  private boolean isDeleted(String id) {
    try (var view = shelves.catalog.view()) {
      return view.item(new ItemId(id)).orElseThrow().tombstone();
    }
  }

  private Set<ItemId> without(String... ids) {
    Set<ItemId> rest = new HashSet<>(all);
    for (String id : ids) {
      rest.remove(new ItemId(id));
    }
    return rest;
  }

  @Test
  void whatASnapshotLacksIsDeleted() {
    var result = deliveries.snapshot(source(), without("a1", "a2"), null, null);
    assertEquals(
        List.of(new ItemId("a1"), new ItemId("a2")),
        assertInstanceOf(Taken.class, result).deleted());
    assertTrue(isDeleted("a1"));
    assertFalse(isDeleted("a3"));
    assertEquals(shelves.clock().instant(), source().lastDeliveryAt());
  }

  @Test
  void aNewerStatementUndoesTheDeletion() {
    deliveries.snapshot(source(), without("a1"), null, null);
    shelves.article("a1");
    assertFalse(isDeleted("a1"));
  }

  @Test
  void moreThanOneInTwentyMissingIsHeldUntilSomebodyLooks() {
    Held held =
        assertInstanceOf(
            Held.class, deliveries.snapshot(source(), without("a1", "a2", "a3"), null, null));
    assertEquals(3, held.missing().size());
    assertEquals(40, held.of());
    assertFalse(isDeleted("a1"));
    assertEquals(null, source().lastDeliveryAt(), "it confirms nothing");
    assertEquals(1, incidents.unresolved().size());
    assertEquals(3, incidents.unresolved().getFirst().items());

    deliveries.snapshot(source(), without("a1", "a2", "a3"), null, null);
    assertEquals(1, incidents.unresolved().size(), "the same again is the same incident");

    assertInstanceOf(
        Taken.class, deliveries.snapshot(source(), without("a1", "a2", "a3"), null, "kim"));
    assertTrue(isDeleted("a3"));
    assertEquals(List.of(), incidents.unresolved());
    assertEquals("kim", incidents.in(State.RESOLVED, 1).getFirst().changedBy());
  }

  @Test
  void aSnapshotThatIsWholeAgainClosesTheIncident() {
    deliveries.snapshot(source(), Set.of(), null, null);
    assertInstanceOf(Taken.class, deliveries.snapshot(source(), all, null, null));
    assertEquals(List.of(), incidents.unresolved());
  }

  @Test
  void heartbeatAndErrorAreKept() {
    deliveries.heartbeat(CMS, "no space left");
    assertEquals("no space left", pulses.of(CMS).orElseThrow().error());
    shelves.pass(Duration.ofMinutes(1));
    deliveries.heartbeat(CMS, null);
    SourceHeartbeat heartbeat = pulses.of(CMS).orElseThrow();
    assertEquals(shelves.clock().instant(), heartbeat.heartbeatAt());
    assertEquals(
        Duration.ofMinutes(1), Duration.between(heartbeat.failedAt(), heartbeat.heartbeatAt()));
    assertEquals(null, source().lastDeliveryAt());
  }

  @Test
  void aDeliveryConfirmsUpToItsWatermark() {
    var mark = Shelves.START.plus(Duration.ofMinutes(10));
    deliveries.complete(CMS, mark);
    try (var view = shelves.catalog.view()) {
      assertEquals(mark, view.item(new ItemId("a1")).orElseThrow().confirmedAt());
    }
    assertEquals(mark, pulses.of(CMS).orElseThrow().watermark());
  }
}
