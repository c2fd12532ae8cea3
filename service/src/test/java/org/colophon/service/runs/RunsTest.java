package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.enrichment.Annotation;
import org.colophon.enrichment.DecisionLog.Answer;
import org.colophon.enrichment.DecisionLog.Decision;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.app.Application;
import org.colophon.service.app.Showing;
import org.colophon.service.jobs.Approval;
import org.colophon.service.jobs.Change;
import org.colophon.service.jobs.Differences;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Limits;
import org.colophon.service.jobs.Order;
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

class RunsTest {
  private static final int ITEMS = 30;
  private static final Kind ENRICH = new Kind.Enrich(null, Set.of());

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock(Shelves.NOW);
  private Application application;

  @BeforeEach
  void open() {
    application = start();
    Shelves.surround(application.stores().catalog(), application.stores().audiences());
    Shelves.fill(application.stores().catalog(), ITEMS, 1);
    application.catchUp();
  }

  private Application start() {
    return Application.open(
        directory,
        new Application.Models(new WordModels(0), "one"),
        Showing.Settings.usual(),
        clock,
        stores -> {});
  }

  @AfterEach
  void close() {
    application.close();
  }

  private RunId plan(Order order) {
    return assertInstanceOf(RunDesk.Answer.Done.class, application.runs().plan(order, true))
        .status()
        .run()
        .id();
  }

  private Status run(Order order) {
    RunId id = plan(order);
    application.workOnRuns();
    return application.runs().find(id).orElseThrow();
  }

  private Status act(Status status, Action action) {
    RunDesk.Answer answer = application.runs().act(status.run().id(), action).orElseThrow();
    assertInstanceOf(RunDesk.Answer.Done.class, answer);
    application.workOnRuns();
    application.catchUp();
    return application.runs().find(status.run().id()).orElseThrow();
  }

  private static Order order(Kind kind) {
    return Order.of(kind, Selection.ALL, "kim");
  }

  private static Order again(Kind kind, Selection selection) {
    return new Order(kind, selection, Limits.usual(), false, true, null, "kim");
  }

  private Map<ItemId, Stored> accepted() {
    Map<ItemId, Stored> all = new HashMap<>();
    for (int i = 0; i < ITEMS; i++) {
      ItemId id = Shelves.id(i);
      application.stores().enrichments().find(id).ifPresent(stored -> all.put(id, stored));
    }
    return all;
  }

  private Stored accepted(ItemId item) {
    return application.stores().enrichments().find(item).orElseThrow();
  }

  private static Set<String> subjects(Stored stored) {
    return stored.annotations().stream()
        .filter(a -> a.kind() == Annotation.Kind.SUBJECT)
        .map(Annotation::value)
        .collect(Collectors.toSet());
  }

  @Test
  void anUnchangedCatalogueHasNothingToDo() {
    Status status = run(order(ENRICH));
    assertEquals(State.ENDED, status.run().state());
    assertEquals(ITEMS, status.run().selected());
    assertEquals(0, status.tally().all());
    assertEquals("nothing to do", status.run().reason());
  }

  @Test
  void whatWasMadeWaitsForApprovalAndIsTakenBackAsOne() {
    Map<ItemId, Stored> before = accepted();
    Status status = run(order(new Kind.Enrich("two", Set.of())));
    assertEquals(State.AWAITING_APPROVAL, status.run().state());
    assertEquals(ITEMS, status.tally().made() + status.tally().unchanged());
    assertTrue(status.tally().made() > 0);
    assertEquals(before, accepted());

    status = act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, status.run().state());
    assertEquals(ITEMS, status.tally().applied());
    String two = new WordModels(0).id("two").digest();
    accepted().values().forEach(stored -> assertEquals(two, stored.digest()));
    assertEquals(ITEMS, application.itemIndex().size());

    status = act(status, new Action.RollBack());
    assertEquals(State.ROLLED_BACK, status.run().state());
    assertEquals(before, accepted());
    assertEquals(ITEMS, application.itemIndex().size());
  }

  @Test
  void theModelThatARunChoseIsStillInUseAfterARestart() {
    Status status = run(order(new Kind.Enrich("two", Set.of())));
    act(status, new Action.Approve(new Approval.Whole()));
    application.close();
    application = start();
    application.catchUp();
    assertEquals(ITEMS, application.itemIndex().size());
    assertEquals(State.ENDED, run(order(ENRICH)).run().state());
    assertEquals(State.ENDED, run(order(new Kind.Enrich("two", Set.of()))).run().state());
    assertEquals(
        State.AWAITING_APPROVAL, run(order(new Kind.Enrich("one", Set.of()))).run().state());
  }

  @Test
  void aModelIsSwitchedThereAndBackByRuns() {
    act(run(order(new Kind.Enrich("two", Set.of()))), new Action.Approve(new Approval.Whole()));
    Status back =
        act(run(order(new Kind.Enrich("one", Set.of()))), new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, back.run().state());
    String one = new WordModels(0).id("one").digest();
    accepted().values().forEach(stored -> assertEquals(one, stored.digest()));
    assertEquals(ITEMS, application.itemIndex().size());
  }

  @Test
  void aDifferenceNamesWhatAppearedVanishedAndMoved() {
    Status status = run(order(new Kind.Enrich("two", Set.of())));
    RunId id = status.run().id();
    Map<ItemId, Stored> before = accepted();
    List<Differences.Group> groups = application.runs().differences().groups(id);
    long changes = groups.stream().mapToLong(Differences.Group::count).sum();
    assertTrue(changes > 0);
    long counted = 0;
    for (ItemId item : before.keySet()) {
      List<Change> own = application.runs().differences().of(id, item);
      counted += own.size();
      Set<String> had = subjects(accepted(item));
      for (Change change : own) {
        assertEquals("SUBJECT", change.line().kind()); // keyphrases ask no vectors
        assertEquals("topics", change.line().vocabulary());
        assertEquals(
            change.what() == Change.What.ADDED, !had.contains(change.line().value()), "" + change);
      }
    }
    assertEquals(changes, counted);
    assertTrue(groups.stream().allMatch(g -> !g.examples().isEmpty() && g.examples().size() <= 3));
  }

  @Test
  void oneImprintCanBeAppliedBeforeTheRest() {
    Map<ItemId, Stored> before = accepted();
    Status status = run(again(ENRICH, Selection.ALL));
    assertEquals(State.AWAITING_APPROVAL, status.run().state());
    assertEquals(ITEMS, status.tally().unchanged());
    Approval mole = new Approval.Of(List.of(new ImprintId("mole")));
    status = act(status, new Action.Approve(mole));
    assertEquals(State.AWAITING_APPROVAL, status.run().state());
    assertEquals(ITEMS / 3, status.tally().applied());
    status = act(status, new Action.Approve(new Approval.Of(List.of(new ImprintId("kai")))));
    assertEquals(State.APPLIED, status.run().state());
    assertEquals(ITEMS, status.tally().applied());
    act(status, new Action.RollBack());
    assertEquals(before, accepted());
  }

  @Test
  void aModelIsNotSwitchedForOneImprint() {
    Status status = run(order(new Kind.Enrich("two", Set.of())));
    RunDesk.Answer answer =
        application
            .runs()
            .act(
                status.run().id(),
                new Action.Approve(new Approval.Of(List.of(new ImprintId("kai")))))
            .orElseThrow();
    assertEquals("run_is_whole", assertInstanceOf(RunDesk.Answer.Refused.class, answer).code());
  }

  @Test
  void anItemThatChangesMeanwhileIsMadeAgainAndNeverGetsTheOldResult() {
    Status status = run(again(ENRICH, Selection.ALL));
    Shelves.rewrite(application.stores().catalog(), 4, "Ganz anders: die Orgel im Winter.", 9);
    status = act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, status.run().state());
    assertEquals(1, status.tally().outdated());
    assertEquals(ITEMS, status.tally().applied());
    Stored stored = accepted(Shelves.id(4));
    try (var view = application.stores().catalog().view()) {
      assertEquals(view.item(Shelves.id(4)).orElseThrow().hashes().text(), stored.inputHash());
    }
  }

  @Test
  void anItemThatIsDeletedMeanwhileIsLeftOut() {
    Status status = run(again(ENRICH, Selection.ALL));
    application
        .stores()
        .catalog()
        .record(
            new org.colophon.catalog.Submission.Deletion(
                Shelves.id(7),
                Shelves.FEED,
                new org.colophon.catalog.OrderKey(0, 5),
                clock.instant()));
    status = act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, status.run().state());
    assertEquals(ITEMS - 1, status.tally().applied());
    assertEquals(1, status.tally().outdated());
  }

  @Test
  void whatAPersonAcceptedStaysAndWhatWasRejectedDoesNotComeBack() {
    Status status = run(order(new Kind.Enrich("two", Set.of())));
    Differences.Example dropped = example(status, Change.What.DROPPED);
    Differences.Example added = example(status, Change.What.ADDED);
    decide(dropped, Answer.ACCEPTED);
    decide(added, Answer.REJECTED);

    status = act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, status.run().state());
    assertTrue(subjects(accepted(dropped.item())).contains(dropped.change().line().value()));
    assertFalse(subjects(accepted(added.item())).contains(added.change().line().value()));
  }

  private Differences.Example example(Status status, Change.What what) {
    return application.runs().differences().groups(status.run().id()).stream()
        .filter(group -> group.what() == what)
        .findFirst()
        .orElseThrow()
        .examples()
        .getLast();
  }

  private void decide(Differences.Example on, Answer answer) {
    application
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
                clock.instant(),
                accepted(on.item()).inputHash()));
  }

  @Test
  void aPoisonousItemIsSetAsideAndTheRestIsDone() {
    Shelves.rewrite(application.stores().catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    Status status = run(again(ENRICH, Selection.ALL));
    assertEquals(State.AWAITING_APPROVAL, status.run().state());
    assertEquals(1, status.tally().setAside());
    assertEquals(ITEMS - 1, status.tally().unchanged());
    Differences.SetAside aside =
        application.runs().differences().setAside(status.run().id(), "", 10).getFirst();
    assertEquals(Shelves.id(3), aside.item());
    assertEquals(3, aside.tries());
    assertEquals("IllegalArgumentException: no model survives this text", aside.error());
    status = act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, status.run().state());
    assertEquals(ITEMS, application.itemIndex().size());
  }

  @Test
  void aModelCanBeSwitchedPastAPoisonousItem() {
    Shelves.rewrite(application.stores().catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    application.catchUp();
    Status status = run(order(new Kind.Enrich("two", Set.of())));
    status = act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(State.APPLIED, status.run().state());
    assertEquals(ITEMS, application.itemIndex().size());
    assertEquals(ITEMS - 1, status.tally().applied());
  }

  @Test
  void aDryRunKeepsNothingButItsComparison() {
    Map<ItemId, Stored> before = accepted();
    Order dry =
        new Order(
            new Kind.Enrich("two", Set.of()),
            Selection.ALL,
            Limits.usual(),
            true,
            false,
            null,
            "kim");
    Status status = run(dry);
    assertEquals(State.ENDED, status.run().state());
    assertTrue(status.tally().made() > 0);
    assertFalse(application.runs().differences().groups(status.run().id()).isEmpty());
    assertEquals(before, accepted());
    assertTrue(application.stores().runs().staged(status.run(), Shelves.id(0)).isEmpty());
  }

  @Test
  void aDamagedModelIsRefusedBeforeAnythingIsPlannedOrFailsTheRun() {
    Status status = run(order(new Kind.Enrich("damaged", Set.of())));
    assertEquals(State.FAILED, status.run().state());
    assertTrue(String.valueOf(status.run().reason()).contains("checksum"));
  }

  @Test
  void smallChangesAreAppliedWithoutAskingAndLargeOnesAreNot() {
    Limits careful = new Limits(1, 0, null, 0.0);
    Status calm = run(new Order(ENRICH, Selection.ALL, careful, false, true, null, "kim"));
    assertEquals(State.APPLIED, calm.run().state());
    Status wild =
        run(
            new Order(
                new Kind.Enrich("two", Set.of()),
                Selection.ALL,
                careful,
                false,
                false,
                null,
                "kim"));
    assertEquals(State.AWAITING_APPROVAL, wild.run().state());
  }

  @Test
  void quietHoursAreKept() {
    var quiet =
        org.colophon.service.jobs.QuietHours.parse("08:00-18:00", java.time.ZoneId.of("UTC"));
    Limits limits = new Limits(1, 0, quiet, null);
    Status status = run(new Order(ENRICH, Selection.ALL, limits, false, true, null, "kim"));
    assertEquals(State.RUNNING, status.run().state());
    assertEquals(ITEMS, status.tally().pending());
    assertEquals("quiet hours until 18:00", status.waiting());
    clock.advance(Duration.ofHours(9));
    application.workOnRuns();
    assertEquals(
        State.AWAITING_APPROVAL,
        application.runs().find(status.run().id()).orElseThrow().run().state());
  }

  @Test
  void aRunIsPausedGoesOnAndIsCancelled() {
    RunId id =
        assertInstanceOf(
                RunDesk.Answer.Done.class,
                application.runs().plan(again(ENRICH, Selection.ALL), false))
            .status()
            .run()
            .id();
    application.workOnRuns();
    Status status = application.runs().find(id).orElseThrow();
    assertEquals(State.PLANNED, status.run().state());
    application.runs().act(id, new Action.Resume());
    application.runs().act(id, new Action.Pause());
    application.workOnRuns();
    assertEquals(ITEMS, application.runs().find(id).orElseThrow().tally().pending());
    application.runs().act(id, new Action.Resume());
    application.workOnRuns();
    status = act(application.runs().find(id).orElseThrow(), new Action.Cancel());
    assertEquals(State.CANCELLED, status.run().state());
    RunDesk.Answer late = application.runs().act(id, new Action.Resume()).orElseThrow();
    assertEquals("run_state", assertInstanceOf(RunDesk.Answer.Refused.class, late).code());
  }
}
