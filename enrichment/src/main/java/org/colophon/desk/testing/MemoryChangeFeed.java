package org.colophon.desk.testing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.colophon.desk.ChangeFeed;

/// A change feed in memory, for tests. Thread-safe.
public final class MemoryChangeFeed implements ChangeFeed {
  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();

  public MemoryChangeFeed(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void append(Change change) {
    entries.add(new Entry(entries.size() + 1L, clock.instant(), change));
  }

  @Override
  public synchronized List<Entry> after(long after, int limit) {
    return entries.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }
}
