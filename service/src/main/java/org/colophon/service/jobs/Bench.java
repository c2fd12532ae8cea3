package org.colophon.service.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ItemVersion;

/// Where one run's items are worked on: its maker, and threads of its own, so that what it does in
/// parallel never stands in the way of what requests do in parallel.
final class Bench implements AutoCloseable {
  private static final int LONGEST_ERROR = 300;

  private final RunId id;
  private final Parts parts;
  private final ForkJoinPool threads;

  /// What works, and on what.
  record Parts(Maker maker, Runs runs, Catalog catalog, Throttle throttle, InstantSource clock) {}

  Bench(Run run, Parts parts) {
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
  List<Done> work(Run run, List<Task> tasks) {
    Lane.rest(parts.throttle.take(tasks.size()));
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

  private Done done(Run run, Task task) {
    Optional<ItemVersion> version;
    try (CatalogView view = parts.catalog.view()) {
      version = view.item(task.item());
    }
    if (version.isEmpty()
        || version.get().tombstone()
        || !version.get().hashes().text().equals(task.inputHash())) {
      return new Done.Passed(task);
    }
    Runs.Standing standing = parts.runs.standing(run, task.item());
    Instant start = parts.clock.instant();
    Result result;
    try {
      result = parts.maker.make(version.get(), standing.accepted());
    } catch (RuntimeException | StackOverflowError e) {
      return new Done.Failed(task, words(e));
    }
    List<Line> before = standing.accepted().map(Result::lines).orElse(List.of());
    Duration took = Duration.between(start, parts.clock.instant());
    return new Done.Made(
        task, result, Comparison.between(before, result.lines()), standing.basis(), took);
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
