package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people and sources do while a run goes on, and items that no model survives.
class RunChangesTest {
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
  void anItemThatChangesMeanwhileIsSkippedAndNeverGetsTheOldResult() {
    Status status = room.run(Room.again(Room.ENRICH, RunSelection.ALL));
    Shelves.rewrite(room.catalog(), 4, "Ganz anders: die Orgel im Winter.", 9);
    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(1, status.tally().outdated());
    assertEquals(ITEMS - 1, status.tally().applied());
    assertEquals("1 items changed since and were skipped", status.run().reason());
    Stored stored = room.accepted(Shelves.id(4));
    try (var view = room.catalog().view()) {
      assertEquals(view.item(Shelves.id(4)).orElseThrow().hashes().text(), stored.inputHash());
    }
  }

  /// More items than are applied in one transaction.
  @Test
  void aRunOfSeveralPartsIsAppliedAndTakenBackWhole() {
    int items = 450;
    try (Room many = Room.filled(directory.resolve("many"), items)) {
      Status status = many.run(Room.again(Room.ENRICH, RunSelection.ALL));
      status = many.act(status, new Action.Approve(new Approval.Whole()));
      assertEquals(RunState.APPLIED, status.run().state());
      assertEquals(items, status.tally().applied());
      status = many.act(status, new Action.RollBack());
      assertEquals(RunState.ROLLED_BACK, status.run().state());
      assertEquals(0, status.tally().applied());
    }
  }

  @Test
  void anItemThatIsDeletedMeanwhileIsLeftOut() {
    Status status = room.run(Room.again(Room.ENRICH, RunSelection.ALL));
    room.application()
        .stores()
        .catalog()
        .record(
            new Submission.Deletion(
                Shelves.id(7), Shelves.FEED, new OrderKey(0, 5), room.clock.instant()));
    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(ITEMS - 1, status.tally().applied());
    assertEquals(1, status.tally().outdated());
  }

  @Test
  void whatAPersonAcceptedStaysAndWhatWasRejectedDoesNotComeBack() {
    Status status = room.run(Room.order(Room.SWITCH));
    RunDifferences.Example dropped = example(status, ResultChange.What.DROPPED);
    RunDifferences.Example added = example(status, ResultChange.What.ADDED);
    decide(dropped, Answer.ACCEPTED);
    decide(added, Answer.REJECTED);

    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(2, status.tally().outdated());
    assertTrue(subjects(dropped).contains(dropped.change().line().value()));
    assertFalse(subjects(added).contains(added.change().line().value()));
    String two = new WordModels(0).id("two").digest();
    room.accepted().values().forEach(stored -> assertEquals(two, stored.digest()));
    status = room.act(status, new Action.RollBack());
    String one = new WordModels(0).id("one").digest();
    room.accepted().values().forEach(stored -> assertEquals(one, stored.digest()));
  }

  /// What the desk shows.
  private List<String> subjects(RunDifferences.Example of) {
    return room.application().desk().suggestFor(of.item()).orElseThrow().annotations().stream()
        .filter(one -> one.annotation().kind() == Annotation.Kind.SUBJECT)
        .map(one -> one.annotation().value())
        .toList();
  }

  private RunDifferences.Example example(Status status, ResultChange.What what) {
    return room.application().runs().differences().groups(status.run().id()).stream()
        .filter(group -> group.what() == what)
        .findFirst()
        .orElseThrow()
        .examples()
        .getLast();
  }

  private void decide(RunDifferences.Example on, Answer answer) {
    room.application()
        .stores()
        .records()
        .decisions()
        .append(
            new Decision(
                on.item(),
                "SUBJECT",
                on.change().line().value(),
                answer,
                "kim",
                room.clock.instant(),
                room.accepted(on.item()).inputHash()));
  }

  @Test
  void aPoisonousItemIsSetAsideAndTheRestIsDone() {
    Shelves.rewrite(room.catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    Status status = room.run(Room.again(Room.ENRICH, RunSelection.ALL));
    assertEquals(RunState.AWAITING_APPROVAL, status.run().state());
    assertEquals(1, status.tally().setAside());
    assertEquals(ITEMS - 1, status.tally().unchanged());
    RunDifferences.SetAside aside =
        room.application().runs().differences().setAside(status.run().id(), "", 10).getFirst();
    assertEquals(Shelves.id(3), aside.item());
    assertEquals(3, aside.tries());
    assertEquals("IllegalArgumentException: no model survives this text", aside.error());
    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(ITEMS, room.application().itemIndex().size());
  }

  @Test
  void aModelCanBeSwitchedPastAPoisonousItem() {
    Shelves.rewrite(room.catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    room.application().catchUp();
    Status status = room.run(Room.order(Room.SWITCH));
    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(ITEMS, room.application().itemIndex().size());
    assertEquals(ITEMS - 1, status.tally().applied());
  }
}
