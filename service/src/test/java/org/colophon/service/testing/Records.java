package org.colophon.service.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.ItemId;
import org.colophon.desk.ChangeFeed;
import org.colophon.enrichment.DecisionLog;

/// Decisions, targetings and changes in memory.
final class Records {
  private Records() {}

  /// The latest decision per item, kind and value.
  static final class MemoryDecisions implements DecisionLog {
    private final Map<List<Object>, Decision> latest = new LinkedHashMap<>();

    @Override
    public synchronized void append(Decision decision) {
      latest.put(List.of(decision.item(), decision.kind(), decision.value()), decision);
    }

    @Override
    public synchronized List<Decision> of(ItemId id) {
      return latest.values().stream().filter(decision -> decision.item().equals(id)).toList();
    }
  }

  /// One targeting per item and segment.
  static final class MemoryTargetings implements Targetings {
    private final List<Targeting> all = new ArrayList<>();

    @Override
    public synchronized void put(Targeting targeting) {
      all.removeIf(known ->
          known.item().equals(targeting.item()) && known.segment().equals(targeting.segment()));
      all.add(targeting);
    }

    @Override
    public synchronized boolean end(ItemId item, SegmentId segment, Instant at) {
      return all.removeIf(known ->
          known.item().equals(item)
              && known.segment().equals(segment)
              && known.until().isAfter(at));
    }

    @Override
    public synchronized List<Targeting> of(SegmentId segment, Instant at) {
      return all.stream()
          .filter(t -> t.segment().equals(segment) && t.until().isAfter(at))
          .sorted(Comparator.comparing(Targeting::from).reversed())
          .toList();
    }

    @Override
    public synchronized List<Targeting> of(ItemId item, Instant at) {
      return all.stream().filter(t -> t.item().equals(item) && t.until().isAfter(at)).toList();
    }
  }

  /// Changes in the order of their making.
  static final class MemoryChanges implements ChangeFeed {
    private final InstantSource clock;
    private final List<Entry> entries = new ArrayList<>();

    MemoryChanges(InstantSource clock) {
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

    @Override
    public synchronized Map<ItemId, Boolean> eligibility() {
      Map<ItemId, Boolean> last = new LinkedHashMap<>();
      for (Entry entry : entries) {
        switch (entry.change()) {
          case Change.BecameEligible(var item) -> last.put(item, true);
          case Change.CeasedToBeEligible(var item, _) -> last.put(item, false);
          case Change.TargetingMade _, Change.TargetingEnded _ -> {}
        }
      }
      return last;
    }
  }
}
