package org.colophon.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.DecisionLog;

/// Decisions, targetings and changes in memory: simple, and obviously right.
final class MemoryRecords implements DecisionLog, Targetings, ChangeFeed {
  private final InstantSource clock;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Targeting> targetings = new ArrayList<>();
  private final List<Entry> changes = new ArrayList<>();

  MemoryRecords(InstantSource clock) {
    this.clock = clock;
  }

  Decisions.Records records() {
    return new Decisions.Records(this, this, this, Runnable::run);
  }

  @Override
  public void append(Decision decision) {
    decisions.add(decision);
  }

  @Override
  public List<Decision> of(ItemId id) {
    Map<String, Decision> latest = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      if (decision.item().equals(id)) {
        latest.put(decision.kind() + " " + decision.value(), decision);
      }
    }
    return List.copyOf(latest.values());
  }

  @Override
  public void put(Targeting targeting) {
    targetings.removeIf(
        t -> t.item().equals(targeting.item()) && t.segment().equals(targeting.segment()));
    targetings.addFirst(targeting);
  }

  @Override
  public boolean end(ItemId item, SegmentId segment, Instant at) {
    List<Targeting> ended = of(segment, at).stream().filter(t -> t.item().equals(item)).toList();
    targetings.removeAll(ended);
    return !ended.isEmpty();
  }

  @Override
  public List<Targeting> of(SegmentId segment, Instant at) {
    return targetings.stream()
        .filter(t -> t.segment().equals(segment) && at.isBefore(t.until()))
        .toList();
  }

  @Override
  public List<Targeting> of(ItemId item, Instant at) {
    return targetings.stream()
        .filter(t -> t.item().equals(item) && at.isBefore(t.until()))
        .toList();
  }

  @Override
  public void append(Change change) {
    changes.add(new Entry(changes.size() + 1, clock.instant(), change));
  }

  @Override
  public List<Entry> after(long after, int limit) {
    return changes.stream().filter(e -> e.seq() > after).limit(limit).toList();
  }

  @Override
  public Map<ItemId, Boolean> eligibility() {
    Map<ItemId, Boolean> last = new HashMap<>();
    for (Entry entry : changes) {
      switch (entry.change()) {
        case Change.BecameEligible(var item) -> last.put(item, true);
        case Change.CeasedToBeEligible(var item, var reasons) -> last.put(item, false);
        case Change.TargetingMade made -> {}
        case Change.TargetingEnded ended -> {}
      }
    }
    return last;
  }

  List<Change> changes() {
    return changes.stream().map(Entry::change).toList();
  }
}
