package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Limits;
import org.colophon.service.jobs.Order;
import org.colophon.service.jobs.QuietHours;
import org.colophon.service.jobs.RunDesk;
import org.colophon.service.jobs.RunDesk.Action;
import org.colophon.service.jobs.RunDesk.Status;
import org.colophon.service.jobs.RunId;
import org.colophon.service.jobs.Selection;
import org.colophon.service.jobs.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds a run up, ends it early or lets it go on by itself.
class RunLimitsTest {
  private static final int ITEMS = 30;

  @TempDir private Path directory;
  private Room room;

  @BeforeEach
  void open() {
    room = Room.filled(directory, ITEMS);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aDryRunKeepsNothingButItsComparison() {
    Map<ItemId, Stored> before = room.accepted();
    Order dry = new Order(Room.SWITCH, Selection.ALL, Limits.usual(), true, false, null, "kim");
    Status status = room.run(dry);
    assertEquals(State.ENDED, status.run().state());
    assertTrue(status.tally().made() > 0);
    assertFalse(room.application().runs().differences().groups(status.run().id()).isEmpty());
    assertEquals(before, room.accepted());
    assertTrue(room.application().stores().runs().staged(status.run(), Shelves.id(0)).isEmpty());
  }

  @Test
  void aDamagedModelIsRefusedBeforeAnythingIsPlannedOrFailsTheRun() {
    Status status = room.run(Room.order(new Kind.Enrich("damaged", Set.of())));
    assertEquals(State.FAILED, status.run().state());
    assertTrue(String.valueOf(status.run().reason()).contains("checksum"));
  }

  @Test
  void smallChangesAreAppliedWithoutAskingAndLargeOnesAreNot() {
    Limits careful = new Limits(1, 0, null, 0.0);
    Status calm = room.run(Room.limited(Room.ENRICH, Selection.ALL, careful));
    assertEquals(State.APPLIED, calm.run().state());
    Status wild =
        room.run(new Order(Room.SWITCH, Selection.ALL, careful, false, false, null, "kim"));
    assertEquals(State.AWAITING_APPROVAL, wild.run().state());
  }

  @Test
  void quietHoursAreKept() {
    var quiet = QuietHours.parse("08:00-18:00", ZoneId.of("UTC"));
    Limits limits = new Limits(1, 0, quiet, null);
    Status status = room.run(Room.limited(Room.ENRICH, Selection.ALL, limits));
    assertEquals(State.RUNNING, status.run().state());
    assertEquals(ITEMS, status.tally().pending());
    assertEquals("quiet hours until 18:00", status.waiting());
    room.clock.advance(Duration.ofHours(9));
    room.application().workOnRuns();
    assertEquals(
        State.AWAITING_APPROVAL,
        room.application().runs().find(status.run().id()).orElseThrow().run().state());
  }

  @Test
  void aRunIsPausedGoesOnAndIsCancelled() {
    RunId id =
        assertInstanceOf(
                RunDesk.Answer.Done.class,
                room.application().runs().plan(Room.again(Room.ENRICH, Selection.ALL), false))
            .status()
            .run()
            .id();
    room.application().workOnRuns();
    Status status = room.application().runs().find(id).orElseThrow();
    assertEquals(State.PLANNED, status.run().state());
    room.application().runs().act(id, new Action.Resume());
    room.application().runs().act(id, new Action.Pause());
    room.application().workOnRuns();
    assertEquals(ITEMS, room.application().runs().find(id).orElseThrow().tally().pending());
    room.application().runs().act(id, new Action.Resume());
    room.application().workOnRuns();
    status = room.act(room.application().runs().find(id).orElseThrow(), new Action.Cancel());
    assertEquals(State.CANCELLED, status.run().state());
    RunDesk.Answer late = room.application().runs().act(id, new Action.Resume()).orElseThrow();
    assertEquals("run_state", assertInstanceOf(RunDesk.Answer.Refused.class, late).code());
  }
}
