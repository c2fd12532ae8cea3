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
import org.colophon.catalog.reference.QuietHours;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
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
    RunOrder dry =
        new RunOrder(Room.SWITCH, RunSelection.ALL, RunLimits.usual(), true, false, null, "kim");
    Status status = room.run(dry);
    assertEquals(RunState.ENDED, status.run().state());
    assertTrue(status.tally().made() > 0);
    assertFalse(room.application().runs().differences().groups(status.run().id()).isEmpty());
    assertEquals(before, room.accepted());
    assertTrue(room.application().stores().runs().staged(status.run(), Shelves.id(0)).isEmpty());
  }

  @Test
  void aDamagedModelIsRefusedBeforeAnythingIsPlannedOrFailsTheRun() {
    Status status = room.run(Room.order(new RunKind.Enrich("damaged", Set.of())));
    assertEquals(RunState.FAILED, status.run().state());
    assertTrue(String.valueOf(status.run().reason()).contains("checksum"));
  }

  @Test
  void smallChangesAreAppliedWithoutAskingAndLargeOnesAreNot() {
    RunLimits careful = new RunLimits(1, 0, null, 0.0);
    Status calm = room.run(Room.limited(Room.ENRICH, RunSelection.ALL, careful));
    assertEquals(RunState.APPLIED, calm.run().state());
    Status wild =
        room.run(new RunOrder(Room.SWITCH, RunSelection.ALL, careful, false, false, null, "kim"));
    assertEquals(RunState.AWAITING_APPROVAL, wild.run().state());
  }

  @Test
  void quietHoursAreKept() {
    var quiet = QuietHours.parse("08:00-18:00", ZoneId.of("UTC"));
    RunLimits limits = new RunLimits(1, 0, quiet, null);
    Status status = room.run(Room.limited(Room.ENRICH, RunSelection.ALL, limits));
    assertEquals(RunState.RUNNING, status.run().state());
    assertEquals(ITEMS, status.tally().pending());
    assertEquals("quiet hours until 18:00", status.waiting());
    room.clock.advance(Duration.ofHours(9));
    room.application().workOnRuns();
    assertEquals(
        RunState.AWAITING_APPROVAL,
        room.application().runs().find(status.run().id()).orElseThrow().run().state());
  }

  @Test
  void aRunIsPausedGoesOnAndIsCancelled() {
    RunId id =
        assertInstanceOf(
                RunService.Answer.Done.class,
                room.application().runs().plan(Room.again(Room.ENRICH, RunSelection.ALL), false))
            .status()
            .run()
            .id();
    room.application().workOnRuns();
    Status status = room.application().runs().find(id).orElseThrow();
    assertEquals(RunState.PLANNED, status.run().state());
    room.application().runs().act(id, new Action.Resume(), "kim");
    room.application().runs().act(id, new Action.Pause(), "kim");
    room.application().workOnRuns();
    assertEquals(ITEMS, room.application().runs().find(id).orElseThrow().tally().pending());
    room.application().runs().act(id, new Action.Resume(), "kim");
    room.application().workOnRuns();
    status = room.act(room.application().runs().find(id).orElseThrow(), new Action.Cancel());
    assertEquals(RunState.CANCELLED, status.run().state());
    RunService.Answer late =
        room.application().runs().act(id, new Action.Resume(), "kim").orElseThrow();
    assertEquals("run_state", assertInstanceOf(RunService.Answer.Refused.class, late).code());
  }
}
