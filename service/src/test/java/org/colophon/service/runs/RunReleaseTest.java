package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunSetup;
import org.colophon.eval.runs.EvalRunStore;
import org.colophon.eval.runs.Leakage;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.stats.Interval;
import org.colophon.models.ModelId;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that names an evaluation is applied only while that evaluation holds its release floors.
class RunReleaseTest {
  private static final int ITEMS = 6;

  /// More than are applied in one transaction.
  private static final int MANY = 250;

  private static final ModelId ONE = new WordModels(0).id("one");
  private static final ModelId TWO = new WordModels(0).id("two");

  @TempDir private Path directory;
  private Room room;

  @BeforeEach
  void open() throws IOException {
    open(ITEMS);
  }

  private void open(int items) throws IOException {
    room = Room.filled(directory, items);
    Files.createDirectories(evaluation());
    Files.writeString(
        evaluation().resolve("floors.yaml"),
        """
        - of: {set: shelf, system: words, slice: all, metric: accuracy}
          value: 0.80
          tolerance: 0.01
        """);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Path evaluation() {
    return directory.resolve("evaluations").resolve("spring");
  }

  /// Leaves an evaluation run behind, in place of an older one.
  private void measured(double accuracy, ModelId model) {
    TreeMap<String, Interval> metrics =
        new TreeMap<>(Map.of("accuracy", new Interval(accuracy, accuracy, accuracy)));
    EvalRun run =
        new EvalRun(
            new EvalRunSetup(
                new EvalRunSetup.Data("shelf", EvalTask.SINGLE_LABEL, "hash", new TreeMap<>()),
                new EvalRunSetup.SystemDescription("words", new TreeMap<>(), List.of(model)),
                new EvalRunSetup.Protocol("test part", 0, 1, 100),
                "1"),
            new EvalRun.Results(metrics, new TreeMap<>(), new TreeMap<>(), Leakage.NONE, List.of()),
            new EvalRun.Circumstances(
                "2026-11-22T09:00:00Z", 1, "a machine", new EvalRun.Speed(1, 1, 1, 1), List.of()),
            List.of());
    new EvalRunStore(evaluation()).save(run);
  }

  private static RunOrder order(String evaluation) {
    return new RunOrder(
        Room.SWITCH, RunSelection.ALL, RunLimits.usual(), false, false, evaluation, "kim");
  }

  /// An order for the model in use.
  private static RunOrder again() {
    return new RunOrder(
        Room.ENRICH, RunSelection.ALL, RunLimits.usual(), false, true, "spring", "kim");
  }

  private static void assertRefused(String reason, Status status) {
    assertEquals(RunState.REFUSED, status.run().state());
    assertEquals(reason, status.run().reason());
  }

  @Test
  void aRunWhoseEvaluationHoldsTheFloorsIsApplied() {
    measured(0.795, TWO);
    Status status = room.run(order("spring"));
    assertEquals(RunState.AWAITING_APPROVAL, status.run().state());
    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(RunState.APPLIED, status.run().state());
    room.accepted().values().forEach(stored -> assertEquals(TWO.digest(), stored.digest()));
  }

  @Test
  void aRunWhoseEvaluationIsBelowAFloorIsRefusedBeforeAnythingIsMade() {
    measured(0.7125, TWO);
    Map<ItemId, Stored> before = room.accepted();
    Status status = room.run(order("spring"));
    assertRefused("shelf words all accuracy is 0.7125, below the floor of 0.8000 - 0.0100", status);
    assertEquals(ITEMS, status.tally().pending());
    assertEquals(before, room.accepted());
  }

  @Test
  void aResultThatFellBelowAFloorBeforeItsApprovalIsRefusedAndThrownAway() {
    measured(0.81, TWO);
    Map<ItemId, Stored> before = room.accepted();
    Status status = room.run(order("spring"));
    assertTrue(room.application().stores().runs().staged(status.run(), Shelves.id(0)).isPresent());
    measured(0.5, TWO);
    status = room.act(status, new Action.Approve(new Approval.Whole()));
    assertRefused("shelf words all accuracy is 0.5000, below the floor of 0.8000 - 0.0100", status);
    assertEquals(before, room.accepted());
    assertTrue(room.application().stores().runs().staged(status.run(), Shelves.id(0)).isEmpty());
  }

  @Test
  void aRunThatStoppedAfterAPartIsAppliedWholeThoughItsEvaluationFellMeanwhile() throws Exception {
    room.close();
    directory = directory.resolve("many");
    open(MANY);
    measured(0.81, ONE);
    Status status = room.run(again());
    Shelves.rewrite(room.catalog(), 0, "Ganz anders: die Orgel im Winter.", 9);
    database(
        "CREATE TRIGGER fault BEFORE UPDATE OF applied ON run_item WHEN NEW.run_item_id > 200"
            + " BEGIN SELECT RAISE(ABORT, 'a fault of the disk'); END");
    RunId id = status.run().id();
    room.application().runs().act(id, new Action.Approve(new Approval.Whole()), "kim");
    room.application().workOnRuns();
    assertEquals(RunState.APPLYING, room.find(id).run().state());
    long applied = room.find(id).tally().applied();
    assertTrue(applied > 0 && applied < 200, "parts before the fault, not " + applied);
    assertEquals(1, room.find(id).tally().outdated());

    database("DROP TRIGGER fault");
    measured(0.5, ONE);
    room.restart();
    room.application().workOnRuns();
    status = room.find(id);
    assertEquals(RunState.APPLIED, status.run().state());
    assertEquals(MANY - 1, status.tally().applied());
    assertEquals("1 items changed since and were skipped", status.run().reason());
    assertEquals(MANY - 1, room.application().stores().runs().results(id).orElseThrow().count());
  }

  private void database(String statement) throws SQLException {
    try (Connection connection = Holder.connect(directory);
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  @Test
  void theRestOfARunIsNotApprovedWhenItsEvaluationFellSinceTheFirstPart() {
    measured(0.81, ONE);
    Status status = room.run(again());
    RunId id = status.run().id();
    ImprintId first = room.application().stores().runs().imprints(id).getFirst();
    status = room.act(status, new Action.Approve(new Approval.Of(List.of(first))));
    long applied = status.tally().applied();
    assertTrue(applied > 0 && applied < ITEMS, status.toString());
    measured(0.5, ONE);
    RunService.Answer answer =
        room.application()
            .runs()
            .act(id, new Action.Approve(new Approval.Whole()), "kim")
            .orElseThrow();
    assertEquals(
        "shelf words all accuracy is 0.5000, below the floor of 0.8000 - 0.0100;"
            + " roll back what was applied of the run, or cancel it",
        assertInstanceOf(RunService.Answer.Refused.class, answer).reason());
    status = room.act(room.find(id), new Action.RollBack());
    assertEquals(RunState.ROLLED_BACK, status.run().state());
  }

  @Test
  void anEvaluationOfAnotherModelSaysNothingOfThisOne() {
    measured(0.9, new WordModels(0).id("one"));
    assertRefused(
        "the evaluation 'spring' has no run with " + TWO.name(), room.run(order("spring")));
  }

  @Test
  void anEvaluationThatIsNotThereIsNone() {
    assertRefused("evaluation 'winter' was not found in evaluations", room.run(order("winter")));
    assertRefused(
        "evaluation '../spring' was not found in evaluations", room.run(order("../spring")));
  }
}
