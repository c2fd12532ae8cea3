package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The activity of this process for runs since it started. Thread-safe.
public final class RunActivity {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /// A count of the outcomes of items' turns.
  ///
  /// @param failed tries that went wrong; an item has up to [RunWorker#MOST_TRIES]
  /// @param perSecond items in the last minute, divided by its seconds
  public record Beat(long made, long unchanged, long outdated, long failed, double perSecond) {}

  private record Batch(Instant at, int items) {}

  private final Deque<Batch> recent = new ArrayDeque<>();
  private long made;
  private long unchanged;
  private long outdated;
  private long failed;

  /// A batch that was kept.
  synchronized void add(List<ItemOutcome> done, Instant now) {
    for (ItemOutcome one : done) {
      switch (one) {
        case ItemOutcome.Made(var _, var _, var changes, var _, var _) -> {
          if (changes.isEmpty()) {
            unchanged++;
          } else {
            made++;
          }
        }
        case ItemOutcome.Passed _ -> outdated++;
        case ItemOutcome.Failed _ -> failed++;
      }
    }
    recent.addLast(new Batch(now, done.size()));
    forgetBefore(now);
  }

  synchronized Beat at(Instant now) {
    forgetBefore(now);
    long items = recent.stream().mapToLong(Batch::items).sum();
    return new Beat(made, unchanged, outdated, failed, items / (double) WINDOW.toSeconds());
  }

  private void forgetBefore(Instant now) {
    Instant oldest = now.minus(WINDOW);
    recent.removeIf(batch -> !batch.at.isAfter(oldest) || batch.at.isAfter(now));
  }
}
