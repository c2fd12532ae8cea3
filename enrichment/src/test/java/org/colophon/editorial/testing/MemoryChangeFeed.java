package org.colophon.editorial.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.feed.ChangeFeed;

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
  public synchronized void appendAll(List<Change> changes) {
    changes.forEach(this::append);
  }

  @Override
  public synchronized List<Entry> after(long after, int limit) {
    return entries.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }

  @Override
  public synchronized Map<ItemId, Boolean> eligibility(String territory, boolean first) {
    Map<ItemId, Boolean> last = new HashMap<>();
    for (Entry entry : entries) {
      switch (entry.change()) {
        case Change.BecameEligible(var item, var in) -> {
          if (in == null ? first : in.equals(territory)) {
            last.put(item, true);
          }
        }
        case Change.CeasedToBeEligible(var item, var _, var in) -> {
          if (in == null ? first : in.equals(territory)) {
            last.put(item, false);
          }
        }
        case Change.TargetingMade _,
            Change.TargetingEnded _,
            Change.AcceptedChanged _,
            Change.Recalled _ -> {}
      }
    }
    return last;
  }

  @Override
  public synchronized List<EligibilityChange> eligibilityChanges(String territory, Instant since) {
    List<EligibilityChange> found = new ArrayList<>();
    for (Entry entry : entries) {
      Instant at = entry.at();
      if (!at.isBefore(since)) {
        switch (entry.change()) {
          case Change.BecameEligible(var item, var in) when territory.equals(in) ->
              found.add(new EligibilityChange(item, at, true));
          case Change.CeasedToBeEligible(var item, var _, var in) when territory.equals(in) ->
              found.add(new EligibilityChange(item, at, false));
          default -> {}
        }
      }
    }
    return found;
  }

  /// Every change, oldest first.
  public synchronized List<Change> changes() {
    return entries.stream().map(Entry::change).toList();
  }
}
