package org.colophon.editorial.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// Targetings in memory, for tests. Thread-safe.
public final class MemoryTargetings implements Targetings {
  private static final Comparator<Targeting> NEWEST =
      Comparator.comparing(Targeting::from)
          .reversed()
          .thenComparing(targeting -> targeting.item().value())
          .thenComparing(targeting -> targeting.segment().value());

  private final List<Targeting> targetings = new ArrayList<>();
  private final Map<String, Instant> told = new HashMap<>();

  @Override
  public synchronized void put(Targeting targeting) {
    find(targeting.item(), targeting.segment()).ifPresent(targetings::remove);
    targetings.add(targeting);
  }

  private Optional<Targeting> find(ItemId item, SegmentId segment) {
    return targetings.stream()
        .filter(known -> known.item().equals(item) && known.segment().equals(segment))
        .findFirst();
  }

  @Override
  public synchronized boolean end(ItemId item, SegmentId segment, Instant at) {
    Optional<Targeting> known =
        find(item, segment).filter(targeting -> targeting.until().isAfter(at));
    known.ifPresent(old -> put(new Targeting(item, segment, old.by(), old.from(), at)));
    return known.isPresent() && told.remove(key(item, segment)) != null;
  }

  @Override
  public synchronized List<Announced> all(Instant at) {
    return holding(targeting -> true, at).stream()
        .map(one -> new Announced(one, told.get(key(one.item(), one.segment()))))
        .toList();
  }

  @Override
  public synchronized void announced(ItemId item, SegmentId segment, @Nullable Instant until) {
    if (until == null) {
      told.remove(key(item, segment));
    } else {
      told.put(key(item, segment), until);
    }
  }

  private static String key(ItemId item, SegmentId segment) {
    return item + " " + segment;
  }

  @Override
  public List<Targeting> of(SegmentId segment, Instant at) {
    return holding(targeting -> targeting.segment().equals(segment), at);
  }

  @Override
  public List<Targeting> of(ItemId item, Instant at) {
    return holding(targeting -> targeting.item().equals(item), at);
  }

  private synchronized List<Targeting> holding(Predicate<Targeting> wanted, Instant at) {
    return targetings.stream()
        .filter(wanted)
        .filter(targeting -> !at.isBefore(targeting.from()) && at.isBefore(targeting.until()))
        .sorted(NEWEST)
        .toList();
  }
}
