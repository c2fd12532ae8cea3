package org.colophon.service.runs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.governance.Context;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.jspecify.annotations.Nullable;

/// The use cases of runs: plan, start, pause, cancel, approve and roll back. The work itself is the
/// worker's. Thread-safe.
public final class RunService {
  private final RunStore runs;
  private final RunDifferences differences;
  private final RunContext context;
  private final Catalog catalog;
  private final Gate gate;
  private final RunWorker worker;
  private final RunDuration durations;
  private final Runnable wake;
  private final InstantSource clock;

  /// @param gate whose verdicts a selection may ask for
  /// @param wake tells the worker that there is something to do
  public RunService(
      RunStore runs,
      RunDifferences differences,
      RunContext context,
      Catalog catalog,
      Gate gate,
      RunWorker worker,
      Runnable wake,
      InstantSource clock) {
    this.runs = runs;
    this.differences = differences;
    this.context = context;
    this.catalog = catalog;
    this.gate = gate;
    this.worker = worker;
    this.wake = wake;
    this.clock = clock;
    this.durations = new RunDuration(runs, context, catalog, clock);
  }

  /// The status of a run.
  ///
  /// @param waiting the reason why an active run does not proceed; null: it does
  /// @param left how long it will take at the pace that it or its like had; null: not known
  /// @param results what an approval names; null before every item is through
  /// @param events what people did with it, the oldest first
  public record Status(
      Run run,
      RunCounts tally,
      @Nullable String waiting,
      @Nullable Duration left,
      @Nullable RunResults results,
      List<RunEvent> events) {
    public Status {
      events = List.copyOf(events);
    }
  }

  /// An action of somebody on a run.
  public sealed interface Action {
    /// Starts a planned run, or goes on with a paused one.
    record Resume() implements Action {}

    record Pause() implements Action {}

    /// Ends it; nothing is applied.
    record Cancel() implements Action {}

    /// Applies results.
    ///
    /// @param results the digest of what was looked at; null: whatever waits
    record Approve(Approval approval, @Nullable String results) implements Action {

      /// Of whatever waits.
      public Approve(Approval approval) {
        this(approval, null);
      }
    }

    record RollBack() implements Action {}

    /// The word for it.
    default String word() {
      return switch (this) {
        case Resume _ -> "resume";
        case Pause _ -> "pause";
        case Cancel _ -> "cancel";
        case Approve _ -> "approve";
        case RollBack _ -> "roll-back";
      };
    }
  }

  /// The result of a request.
  public sealed interface Answer {
    record Done(Status status) implements Answer {}

    /// Not done, for the reason given.
    ///
    /// @param field the field at fault, as in the JSON that came; null for none
    record Refused(String code, @Nullable String field, String reason) implements Answer {
      Refused(String code, String reason) {
        this(code, null, reason);
      }
    }
  }

  /// Plans a run and starts it.
  ///
  /// @param start false: it waits for [Action.Resume], and the answer says how long it will take
  public Answer plan(RunOrder asked, boolean start) {
    RunOrder order = context.settled(asked);
    if (order.kind().switchesModel() && !order.dry() && !order.selection().isWhole()) {
      return new Answer.Refused(
          "run_is_whole",
          "select",
          "a model is switched for the whole catalogue: leave the selection out, or compare with"
              + " dry_run");
    }
    String fingerprint;
    try {
      fingerprint = context.fingerprint(order);
    } catch (RuntimeException e) {
      return new Answer.Refused("run_not_possible", String.valueOf(e.getMessage()));
    }
    RunStore.StateChange first = first(context.objection(order), start);
    Run run = runs.plan(order, fingerprint, judged(order.selection().governance()), first);
    worker.changes().add(run.id(), run.state());
    if (run.state() == RunState.RUNNING) {
      wake.run();
    }
    return new Answer.Done(status(run, start ? null : durations.estimate(run)));
  }

  private RunStore.StateChange first(Optional<String> objection, boolean start) {
    RunState state =
        objection.isPresent() ? RunState.REFUSED : start ? RunState.RUNNING : RunState.PLANNED;
    return new RunStore.StateChange(state, objection.orElse(null), clock.instant());
  }

  /// What an order's results would be made with; empty when it cannot be carried out.
  public Optional<String> fingerprint(RunOrder order) {
    try {
      return Optional.of(context.fingerprint(context.settled(order)));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  /// The items with that verdict for readers on the web; null: any.
  private @Nullable Set<ItemId> judged(@Nullable Decision decision) {
    if (decision == null) {
      return null;
    }
    try (GateSession session = gate.open(Context.recommend(context.territory()));
        CatalogView view = catalog.view()) {
      return view.items()
          .filter(id -> session.preview(id).decision() == decision)
          .collect(Collectors.toSet());
    }
  }

  public Optional<Status> find(RunId id) {
    return runs.find(id).map(run -> status(run, null));
  }

  /// The newest first.
  public List<Status> all(int limit) {
    return runs.all(limit).stream().map(run -> status(run, null)).toList();
  }

  /// The runs that changed since this process started.
  public RunChanges changes() {
    return worker.changes();
  }

  public RunDifferences differences() {
    return differences;
  }

  /// Runs in figures.
  ///
  /// @param states how many runs stand so
  /// @param inHand the items of the run that is worked on; null: none is
  /// @param stuck whether something keeps runs from going on
  public record Figures(
      Map<RunState, Long> states,
      @Nullable RunCounts inHand,
      RunActivity.Beat pulse,
      boolean stuck) {
    public Figures {
      states = Map.copyOf(states);
    }
  }

  public Figures figures() {
    return new Figures(
        runs.states(),
        runs.next().map(run -> runs.tally(run.id())).orElse(null),
        worker.pulse(),
        worker.trouble() != null);
  }

  private Status status(Run run, @Nullable Duration estimate) {
    RunCounts tally = runs.tally(run.id());
    boolean working = run.state() == RunState.RUNNING;
    Duration left = working && estimate == null ? durations.left(run, tally.pending()) : estimate;
    return new Status(
        run,
        tally,
        run.state().isActive() ? waiting(run) : null,
        left,
        runs.results(run.id()).orElse(null),
        runs.events(run.id()));
  }

  private @Nullable String waiting(Run run) {
    QuietHours quiet = run.order().limits().quiet();
    if (quiet != null && quiet.holdAt(clock.instant())) {
      return "quiet hours until " + quiet.to();
    }
    Optional<Run> next = runs.next();
    if (next.isPresent() && !next.get().id().equals(run.id())) {
      return "run " + next.get().id() + " comes first";
    }
    return worker.trouble();
  }

  /// Does something with a run; empty when there is none.
  ///
  /// @param by who asks
  public Optional<Answer> act(RunId id, Action action, String by) {
    return runs.find(id).map(run -> act(run, action, by));
  }

  private Answer act(Run run, Action action, String by) {
    Answer answer = done(run, action);
    if (!(answer instanceof Answer.Done)) {
      return answer;
    }
    boolean approved = action instanceof Action.Approve;
    runs.note(
        run.id(),
        new RunEvent(
            action.word(),
            by,
            clock.instant(),
            action instanceof Action.Approve approve ? approve.approval().imprints() : List.of(),
            approved ? runs.results(run.id()).orElse(null) : null));
    Run after = runs.find(run.id()).orElse(run);
    worker.changes().add(run.id(), after.state());
    wake.run();
    return new Answer.Done(status(after, null));
  }

  private Answer done(Run run, Action action) {
    return switch (action) {
      case Action.Resume _ ->
          move(run, EnumSet.of(RunState.PLANNED, RunState.PAUSED), RunState.RUNNING);
      case Action.Pause _ -> move(run, EnumSet.of(RunState.RUNNING), RunState.PAUSED);
      case Action.Cancel _ -> cancel(run);
      case Action.Approve approve -> approve(run, approve);
      case Action.RollBack _ -> rollBack(run);
    };
  }

  private Answer cancel(Run run) {
    EnumSet<RunState> from =
        EnumSet.of(RunState.PLANNED, RunState.RUNNING, RunState.PAUSED, RunState.AWAITING_APPROVAL);
    Answer answer = move(run, from, RunState.CANCELLED);
    if (answer instanceof Answer.Done) {
      runs.discard(run.id());
    }
    return answer;
  }

  private Answer approve(Run run, Action.Approve asked) {
    Approval approval = asked.approval();
    boolean part = approval instanceof Approval.Of;
    if (part
        && (run.order().kind().switchesModel() || run.order().kind() instanceof RunKind.Reindex)) {
      return new Answer.Refused(
          "run_is_whole", "a model is switched for the whole catalogue, not for an imprint");
    }
    if (part && !runs.imprints(run.id()).containsAll(approval.imprints())) {
      return new Answer.Refused(
          "imprint_unknown", "the run has items of " + runs.imprints(run.id()) + " alone");
    }
    if (run.state() != RunState.AWAITING_APPROVAL) {
      return wrongState(run, EnumSet.of(RunState.AWAITING_APPROVAL));
    }
    String waiting = runs.results(run.id()).orElseGet(() -> runs.settle(run.id())).digest();
    if (asked.results() != null && !asked.results().equals(waiting)) {
      return new Answer.Refused(
          "run_results_changed",
          "results",
          "other results wait now: look at the differences again");
    }
    Optional<String> objection = context.objection(run.order());
    if (objection.isPresent()) {
      return refused(run, objection.get());
    }
    runs.approve(run.id(), run.approval().with(approval), clock.instant());
    return move(run, EnumSet.of(RunState.AWAITING_APPROVAL), RunState.APPLYING);
  }

  /// Throws away what may not be applied. A run of which a part counts can still be rolled back.
  private Answer refused(Run run, String objection) {
    if (runs.tally(run.id()).applied() > 0) {
      return new Answer.Refused(
          "run_not_possible", objection + "; roll back what was applied of the run, or cancel it");
    }
    Answer answer = move(run, EnumSet.of(RunState.AWAITING_APPROVAL), RunState.REFUSED, objection);
    if (answer instanceof Answer.Done) {
      runs.discard(run.id());
    }
    return answer;
  }

  private Answer rollBack(Run run) {
    Optional<String> objection = context.objectionToRollBack(run);
    if (objection.isPresent()) {
      return new Answer.Refused("run_superseded", objection.get());
    }
    boolean partly =
        run.state() == RunState.AWAITING_APPROVAL && runs.tally(run.id()).applied() > 0;
    EnumSet<RunState> from =
        partly
            ? EnumSet.of(RunState.APPLIED, RunState.AWAITING_APPROVAL)
            : EnumSet.of(RunState.APPLIED);
    return move(run, from, RunState.ROLLING_BACK);
  }

  private Answer move(Run run, Set<RunState> from, RunState to) {
    return move(run, from, to, null);
  }

  private Answer move(Run run, Set<RunState> from, RunState to, @Nullable String reason) {
    if (!runs.move(run.id(), from, new RunStore.StateChange(to, reason, clock.instant()))) {
      return wrongState(run, from);
    }
    return new Answer.Done(status(run, null));
  }

  private static Answer wrongState(Run run, Set<RunState> from) {
    return new Answer.Refused(
        "run_state",
        "run %s is %s; this is done with one that is %s"
            .formatted(
                run.id(),
                word(run.state()),
                from.stream().map(RunService::word).collect(Collectors.joining(" or "))));
  }

  private static String word(RunState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
