package org.colophon.service.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;

/// Where one run's items are worked on: its maker, and threads of its own, so that what it does in
/// parallel never stands in the way of what requests do in parallel.
final class WorkerPool implements AutoCloseable {
  private static final int LONGEST_ERROR = 300;

  private final RunId id;
  private final Parts parts;
  private final ForkJoinPool threads;

  /// What works, and on what.
  record Parts(
      ItemProcessor maker,
      RunStore runs,
      Catalog catalog,
      RateLimit throttle,
      InstantSource clock) {}

  WorkerPool(Run run, Parts parts) {
    this.id = run.id();
    this.parts = parts;
    this.threads = new ForkJoinPool(run.order().limits().threads());
  }

  boolean isOf(RunId run) {
    return id.equals(run);
  }

  /// How many items to take at once.
  int batch(int wanted) {
    return parts.throttle.most(wanted);
  }

  /// Works on the tasks in parallel; what goes wrong with one is told of that one. A fault of the
  /// store is thrown: it is no item's fault.
  List<ItemOutcome> work(Run run, List<RunTask> tasks) {
    PriorityGate.rest(parts.throttle.take(tasks.size()));
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

  private ItemOutcome done(Run run, RunTask task) {
    Optional<ItemVersion> version;
    try (CatalogView view = parts.catalog.view()) {
      version = view.item(task.item());
    }
    if (version.isEmpty()
        || version.get().tombstone()
        || !version.get().hashes().text().equals(task.inputHash())) {
      return new ItemOutcome.Passed(task);
    }
    RunStore.Standing standing = parts.runs.standing(run, task.item());
    Instant start = parts.clock.instant();
    ItemResult result;
    try {
      result = parts.maker.make(version.get(), standing.accepted());
    } catch (RuntimeException | StackOverflowError e) {
      return new ItemOutcome.Failed(task, words(e));
    }
    List<ResultLine> before = standing.accepted().map(ItemResult::lines).orElse(List.of());
    Duration took = Duration.between(start, parts.clock.instant());
    return new ItemOutcome.Made(
        task, result, ResultComparison.between(before, result.lines()), standing.basis(), took);
  }

  private static String words(Throwable e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    String all = e.getClass().getSimpleName() + message;
    return all.length() > LONGEST_ERROR ? all.substring(0, LONGEST_ERROR) : all;
  }

  void flush() {
    parts.maker.flush();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    parts.maker.close();
  }
}
