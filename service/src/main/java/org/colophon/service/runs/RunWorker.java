package org.colophon.service.runs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.service.http.PriorityGate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The worker that carries out runs, one after the other, a batch of items at a time; each batch is
/// kept in one transaction, so that whatever ends the process costs at most the batch in hand.
/// Driven by one thread: [#step()].
public final class RunWorker implements AutoCloseable {
  /// How often an item is tried that goes wrong.
  public static final int MOST_TRIES = 3;

  private static final int BATCH_PER_THREAD = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String UNTRUSTED =
      "the machine's clock cannot be trusted; nothing is written until it can";
  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

  private final RunStore runs;
  private final Catalog catalog;
  private final RunContext context;
  private final PriorityGate priority;
  private final BooleanSupplier trusted;
  private final InstantSource clock;
  private final Set<RunId> known = new HashSet<>();
  private final RunActivity pulse = new RunActivity();
  private final RunChanges changes = new RunChanges();
  private @Nullable WorkerPool pool;
  private volatile @Nullable String trouble;
  private volatile boolean stopped;

  /// @param trusted whether the machine's clock can be trusted
  public RunWorker(
      RunStore runs,
      Catalog catalog,
      RunContext context,
      PriorityGate priority,
      BooleanSupplier trusted,
      InstantSource clock) {
    this.trusted = trusted;
    this.runs = runs;
    this.catalog = catalog;
    this.context = context;
    this.priority = priority;
    this.clock = clock;
  }

  /// Works until there is nothing to do. What no item is to blame for, such as a full disk, ends
  /// this call and is told by [#trouble()]; the next call goes on where this one was.
  public void work() {
    if (!trusted.getAsBoolean()) {
      trouble = UNTRUSTED;
      return;
    }
    if (UNTRUSTED.equals(trouble)) {
      trouble = null;
    }
    try {
      while (!stopped && trusted.getAsBoolean() && step()) {
        trouble = null;
      }
    } catch (RuntimeException e) {
      closePool();
      String told = String.valueOf(e.getMessage());
      if (!told.equals(trouble)) {
        LOG.warn("runs wait: {}", told, e);
      }
      trouble = told;
    }
  }

  /// What keeps runs from going on; null: nothing does.
  public @Nullable String trouble() {
    return trouble;
  }

  RunActivity.Beat pulse() {
    return pulse.at(clock.instant());
  }

  /// The runs that changed since this process started.
  public RunChanges changes() {
    return changes;
  }

  /// Ends [#work()] after the batch in hand.
  public void stop() {
    stopped = true;
  }

  /// Does one piece of work, where there is one.
  ///
  /// @return whether there was
  public boolean step() {
    Optional<Run> next = runs.next();
    if (next.isEmpty()) {
      closePool();
      return false;
    }
    Run run = next.get();
    try {
      return switch (run.state()) {
        case RUNNING -> work(run);
        case APPLYING -> apply(run);
        case ROLLING_BACK -> rollBack(run);
        case PLANNED,
            PAUSED,
            AWAITING_APPROVAL,
            APPLIED,
            ROLLED_BACK,
            CANCELLED,
            ENDED,
            REFUSED,
            FAILED ->
            false;
      };
    } catch (UnrecoverableRunException e) {
      LOG.warn("run {} was given up: {}", run.id(), e.getMessage());
      fail(run, String.valueOf(e.getMessage()));
      return true;
    }
  }

  private boolean work(Run run) {
    QuietHours quiet = run.order().limits().quiet();
    if (quiet != null && quiet.holdAt(clock.instant())) {
      closePool();
      return false;
    }
    if (run.order().kind() instanceof RunKind.Reindex) {
      if (!refuses(run)) {
        move(run, RunState.APPLYING, null);
      }
      return true;
    }
    WorkerPool at = pool(run);
    int threads = run.order().limits().threads();
    List<RunTask> tasks = runs.claim(run.id(), at.batch(threads * BATCH_PER_THREAD));
    if (tasks.isEmpty()) {
      closePool();
      finish(run);
      return true;
    }
    List<ItemOutcome> done = at.work(run, tasks);
    runs.keep(run, done, at::flush, clock.instant());
    pulse.add(done, clock.instant());
    changes.add(run.id(), RunState.RUNNING);
    return true;
  }

  /// Every item is through.
  private void finish(Run run) {
    RunCounts tally = runs.tally(run.id());
    RunResults results = runs.settle(run.id());
    boolean nothing = tally.made() + tally.unchanged() == 0;
    if (run.order().dry()) {
      move(run, RunState.ENDED, "a dry run: nothing was kept but the comparison");
    } else if (nothing && !run.order().kind().switchesModel()) {
      move(run, RunState.ENDED, tally.all() == 0 ? "nothing to do" : "nothing could be made");
    } else if (!isWithinLimits(run, tally)) {
      move(run, RunState.AWAITING_APPROVAL, null);
    } else if (!refuses(run)) {
      runs.approve(run.id(), new Approval.Whole(), clock.instant());
      runs.note(
          run.id(), new RunEvent("approve", run.order().by(), clock.instant(), List.of(), results));
      move(run, RunState.APPLYING, "within the limits for applying without asking");
    }
  }

  /// Refuses a run whose results may not be applied; tells whether it did.
  private boolean refuses(Run run) {
    Optional<String> objection = context.objection(run.order());
    if (objection.isPresent()) {
      runs.discard(run.id());
      move(run, RunState.REFUSED, objection.get());
    }
    return objection.isPresent();
  }

  private static boolean isWithinLimits(Run run, RunCounts tally) {
    Double most = run.order().limits().autoApply();
    long judged = tally.made() + tally.unchanged();
    return most != null && tally.setAside() == 0 && tally.made() <= most * judged;
  }

  /// Applies what was approved, or the rest of it where the process ended meanwhile. What was
  /// skipped are the results that can no longer be applied of those that were approved.
  private boolean apply(Run run) {
    closePool();
    Optional<RunResults> before = runs.results(run.id());
    context.apply(run);
    long skipped =
        before.map(results -> results.count() - runs.settle(run.id()).count()).orElse(0L);
    move(
        run,
        rest(run) ? RunState.AWAITING_APPROVAL : RunState.APPLIED,
        skipped == 0 ? null : skipped + " items changed since and were skipped");
    context.changed();
    return true;
  }

  private boolean rest(Run run) {
    return run.approval() instanceof Approval.Of(var imprints)
        && !imprints.containsAll(runs.imprints(run.id()));
  }

  private boolean rollBack(Run run) {
    closePool();
    context.rollBack(run);
    move(run, RunState.ROLLED_BACK, null);
    context.changed();
    return true;
  }

  private void fail(Run run, String reason) {
    closePool();
    move(run, RunState.FAILED, reason);
  }

  private void move(Run run, RunState to, @Nullable String reason) {
    runs.move(
        run.id(), EnumSet.of(run.state()), new RunStore.StateChange(to, reason, clock.instant()));
    changes.add(run.id(), to);
  }

  /// The pool of a run, opened where it is not; what an ended process had claimed is released.
  private WorkerPool pool(Run run) {
    if (pool != null && pool.isOf(run.id())) {
      return pool;
    }
    closePool();
    letGo(run.id());
    RateLimit pace = new RateLimit(run.order().limits().perSecond(), clock);
    try {
      ItemProcessor maker = context.open(run, () -> priority.awaitClear(PATIENCE));
      pool = new WorkerPool(run, maker, runs, catalog, pace, clock);
      return pool;
    } catch (RuntimeException e) {
      throw new UnrecoverableRunException(
          "what makes the %s could not be opened: %s"
              .formatted(run.order().kind().word().toLowerCase(Locale.ROOT), e.getMessage()),
          e);
    }
  }

  private void letGo(RunId id) {
    if (known.contains(id)) {
      runs.release(id);
    } else {
      runs.recover(id);
      known.add(id);
    }
  }

  private void closePool() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }

  /// Call it when [#work()] has ended.
  @Override
  public void close() {
    closePool();
  }

  /// A run that cannot go on.
  private static final class UnrecoverableRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnrecoverableRunException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
