package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs from the plan to the approval and back.
class RunsTest {
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
  void anUnchangedCatalogueHasNothingToDo() {
    Status status = room.run(Room.order(Room.ENRICH));
    assertEquals(RunState.ENDED, status.run().state());
    assertEquals(ITEMS, status.run().selected());
    assertEquals(0, status.tally().all());
    assertEquals("nothing to do", status.run().reason());
  }

  /// Else a process that ends in between leaves a run that nobody starts and nobody was told of.
  @Test
  void anOrderToStartIsKeptAsOne() throws SQLException {
    try (Connection connection = Holder.connect(directory);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER waiting BEFORE UPDATE ON run WHEN OLD.state = 'PLANNED'"
              + " BEGIN SELECT RAISE(ABORT, 'it was kept before it was started'); END");
    }
    assertEquals(RunState.RUNNING, room.find(room.plan(Room.order(Room.SWITCH))).run().state());
  }

  @Test
  void whatWasMadeWaitsForApprovalAndIsTakenBackAsOne() {
    Map<ItemId, Stored> before = room.accepted();
    Status status = room.run(Room.order(Room.SWITCH));
    assertEquals(RunState.AWAITING_APPROVAL, status.run().state());
    assertEquals(ITEMS, status.tally().made() + status.tally().unchanged());
    assertTrue(status.tally().made() > 0);
    assertEquals(before, room.accepted());

    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(ITEMS, status.tally().applied());
    String two = new WordModels(0).id("two").digest();
    room.accepted().values().forEach(stored -> assertEquals(two, stored.digest()));
    assertEquals(ITEMS, room.application().itemIndex().size());

    status = room.act(status, new Action.RollBack());
    assertEquals(RunState.ROLLED_BACK, status.run().state());
    assertEquals(before, room.accepted());
    assertEquals(ITEMS, room.application().itemIndex().size());
  }

  @Test
  void theModelThatARunChoseIsStillInUseAfterARestart() {
    Status status = room.run(Room.order(Room.SWITCH));
    room.act(status, new Action.Approve(new Approval.Whole()));
    room.restart();
    assertEquals(ITEMS, room.application().itemIndex().size());
    assertEquals(RunState.ENDED, room.run(Room.order(Room.ENRICH)).run().state());
    assertEquals(RunState.ENDED, room.run(Room.order(Room.SWITCH)).run().state());
    assertEquals(
        RunState.AWAITING_APPROVAL,
        room.run(Room.order(new RunKind.Enrich("one", Set.of()))).run().state());
  }

  @Test
  void aModelIsSwitchedThereAndBackByRuns() {
    room.act(room.run(Room.order(Room.SWITCH)), new Action.Approve(new Approval.Whole()));
    Status back =
        room.act(
            room.run(Room.order(new RunKind.Enrich("one", Set.of()))),
            new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, back.run().state());
    String one = new WordModels(0).id("one").digest();
    room.accepted().values().forEach(stored -> assertEquals(one, stored.digest()));
    assertEquals(ITEMS, room.application().itemIndex().size());
  }

  @Test
  void aDifferenceNamesWhatAppearedVanishedAndMoved() {
    Status status = room.run(Room.order(Room.SWITCH));
    RunId id = status.run().id();
    Map<ItemId, Stored> before = room.accepted();
    List<RunDifferences.Group> groups = room.application().runs().differences().groups(id);
    long changes = groups.stream().mapToLong(RunDifferences.Group::count).sum();
    assertTrue(changes > 0);
    long counted = 0;
    for (ItemId item : before.keySet()) {
      List<ResultChange> own = room.application().runs().differences().of(id, item);
      counted += own.size();
      Set<String> had = Room.subjects(room.accepted(item));
      for (ResultChange change : own) {
        assertEquals("SUBJECT", change.line().kind()); // keyphrases ask no vectors
        assertEquals("topics", change.line().vocabulary());
        assertEquals(
            change.what() == ResultChange.What.ADDED,
            !had.contains(change.line().value()),
            "" + change);
      }
    }
    assertEquals(changes, counted);
    assertTrue(groups.stream().allMatch(g -> !g.examples().isEmpty() && g.examples().size() <= 3));
  }

  @Test
  void oneImprintCanBeAppliedBeforeTheRest() {
    Map<ItemId, Stored> before = room.accepted();
    Status status = room.run(Room.again(Room.ENRICH, RunSelection.ALL));
    assertEquals(RunState.AWAITING_APPROVAL, status.run().state());
    assertEquals(ITEMS, status.tally().unchanged());
    Approval mole = new Approval.Of(List.of(new ImprintId("mole")));
    status = room.act(status, new Action.Approve(mole));
    assertEquals(RunState.AWAITING_APPROVAL, status.run().state());
    assertEquals(ITEMS / 3, status.tally().applied());
    status = room.act(status, new Action.Approve(new Approval.Of(List.of(new ImprintId("kai")))));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(ITEMS, status.tally().applied());
    room.act(status, new Action.RollBack());
    assertEquals(before, room.accepted());
  }

  @Test
  void aModelIsNotSwitchedForOneImprint() {
    Status status = room.run(Room.order(Room.SWITCH));
    RunService.Answer answer =
        room.application()
            .runs()
            .act(
                status.run().id(),
                new Action.Approve(new Approval.Of(List.of(new ImprintId("kai")))),
                "kim")
            .orElseThrow();
    assertEquals("run_is_whole", assertInstanceOf(RunService.Answer.Refused.class, answer).code());
  }

  @Test
  void aSwitchOfTheModelIsNotPlannedForAPart() {
    RunSelection part = RunSelection.of(List.of(Shelves.id(1)));
    assertEquals(
        "run_is_whole /select",
        refusal(room.application().runs().plan(RunOrder.of(Room.SWITCH, part, "kim"), true)));
    RunOrder compared =
        new RunOrder(Room.SWITCH, part, RunLimits.usual(), true, false, null, "kim");
    assertEquals(RunState.ENDED, room.run(compared).run().state());
  }

  private static String refusal(RunService.Answer answer) {
    RunService.Answer.Refused refused = assertInstanceOf(RunService.Answer.Refused.class, answer);
    return refused.code() + " /" + refused.field();
  }

  @Test
  void anApprovalNamesTheResultsAndWhoGaveIt() {
    Status status = room.run(Room.again(Room.ENRICH, RunSelection.ALL));
    RunResults waiting = Objects.requireNonNull(status.results());
    assertEquals(ITEMS, waiting.count());
    assertEquals(
        "run_results_changed /results",
        refusal(
            room.application()
                .runs()
                .act(status.run().id(), new Action.Approve(new Approval.Whole(), "another"), "mo")
                .orElseThrow()));
    status = room.act(status, new Action.Approve(new Approval.Whole(), waiting.digest()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(ITEMS, status.tally().applied());
    status = room.act(status, new Action.RollBack());
    assertEquals(
        List.of(
            new RunEvent("approve", "kim", Shelves.NOW, List.of(), waiting),
            new RunEvent("roll-back", "kim", Shelves.NOW, List.of(), null)),
        status.events());
  }
}
