package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;

/// The threads on which one run's items are worked on, apart from all others, so that what it does
/// in parallel never stands in the way of what requests do in parallel.
final class WorkerPool implements AutoCloseable {
  private static final int LONGEST_ERROR = 300;

  private final RunId id;
  private final ItemProcessor processor;
  private final RunStore runs;
  private final Catalog catalog;
  private final RateLimit throttle;
  private final InstantSource clock;
  private final ForkJoinPool threads;

  WorkerPool(
      Run run,
      ItemProcessor processor,
      RunStore runs,
      Catalog catalog,
      RateLimit throttle,
      InstantSource clock) {
    this.id = run.id();
    this.processor = processor;
    this.runs = runs;
    this.catalog = catalog;
    this.throttle = throttle;
    this.clock = clock;
    this.threads = new ForkJoinPool(run.order().limits().threads());
  }

  boolean isOf(RunId run) {
    return id.equals(run);
  }

  /// How many items to take at once.
  int batch(int wanted) {
    return throttle.most(wanted);
  }

  /// Works on the tasks in parallel; what goes wrong with one is told of that one. A fault of the
  /// store is thrown: it is no item's fault.
  List<ItemOutcome> work(Run run, List<RunTask> tasks) {
    sleep(throttle.take(tasks.size()));
    try {
      return threads
          .submit(() -> tasks.parallelStream().map(task -> done(run, task)).toList())
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }
  }

  /// Sleeps, and wakes early when the thread is interrupted.
  private static void sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ItemOutcome done(Run run, RunTask task) {
    Optional<ItemVersion> version;
    try (CatalogView view = catalog.view()) {
      version = view.item(task.item());
    }
    if (version.isEmpty()
        || version.get().tombstone()
        || !version.get().hashes().text().equals(task.inputHash())) {
      return new ItemOutcome.Passed(task);
    }
    RunStore.Baseline baseline = runs.baseline(run, task.item());
    Instant start = clock.instant();
    ItemResult result;
    try {
      result = processor.make(version.get(), baseline.accepted());
    } catch (RuntimeException | StackOverflowError e) {
      return new ItemOutcome.Failed(task, words(e));
    }
    List<ResultLine> before = baseline.accepted().map(ItemResult::lines).orElse(List.of());
    Duration took = Duration.between(start, clock.instant());
    return new ItemOutcome.Made(
        task, result, ResultComparison.between(before, result.lines()), baseline.basis(), took);
  }

  private static String words(Throwable e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    String all = e.getClass().getSimpleName() + message;
    return all.length() > LONGEST_ERROR ? all.substring(0, LONGEST_ERROR) : all;
  }

  void flush() {
    processor.flush();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    processor.close();
  }
}
