package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.jspecify.annotations.Nullable;

/// The time that runs are expected to take. Thread-safe.
final class RunDuration {
  private static final int PROBES = 4;

  private final RunStore runs;
  private final RunContext context;
  private final Catalog catalog;
  private final InstantSource clock;

  RunDuration(RunStore runs, RunContext context, Catalog catalog, InstantSource clock) {
    this.runs = runs;
    this.context = context;
    this.catalog = catalog;
    this.clock = clock;
  }

  /// How long a run will take: by the pace of the last one with the same fingerprint, else by that
  /// of a few of its items, made for this and thrown away.
  @Nullable Duration estimate(Run run) {
    long pending = runs.tally(run.id()).pending();
    if (pending == 0 || run.order().kind() instanceof RunKind.Reindex) {
      return null;
    }
    Optional<Duration> past = runs.pastPace(run.fingerprint());
    return atPace(run, pending, past.orElseGet(() -> probe(run)));
  }

  /// How long the rest of a run will take, by the pace of the last one with the same fingerprint;
  /// null: not known.
  ///
  /// @param pending how many of its items are left
  @Nullable Duration left(Run run, long pending) {
    return runs.pastPace(run.fingerprint()).map(pace -> atPace(run, pending, pace)).orElse(null);
  }

  private Duration probe(Run run) {
    List<RunTask> tasks = runs.sample(run.id(), PROBES);
    try (ItemProcessor maker = context.open(run, Throttle.FREE);
        CatalogView view = catalog.view()) {
      tasks.stream()
          .limit(1)
          .forEach(task -> tried(maker, view, task)); // pays for what is loaded once
      Instant start = clock.instant();
      tasks.forEach(task -> tried(maker, view, task));
      return Duration.between(start, clock.instant()).dividedBy(Math.max(1, tasks.size()));
    } catch (RuntimeException e) {
      return Duration.ZERO; // the run itself will say what is wrong
    }
  }

  private static void tried(ItemProcessor maker, CatalogView view, RunTask task) {
    try {
      view.item(task.item()).ifPresent(version -> maker.make(version, Optional.empty()));
    } catch (RuntimeException _) {
      // an item that goes wrong is the run's to tell of
    }
  }

  private static @Nullable Duration atPace(Run run, long pending, Duration perItem) {
    if (perItem.isZero()) {
      return null;
    }
    RunLimits limits = run.order().limits();
    double seconds = perItem.toNanos() / 1e9 / limits.threads();
    if (limits.perSecond() > 0) {
      seconds = Math.max(seconds, 1 / limits.perSecond());
    }
    return Duration.ofMillis((long) (1_000 * seconds * pending));
  }
}
