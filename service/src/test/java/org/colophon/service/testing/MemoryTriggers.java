package org.colophon.service.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.colophon.campaign.Trigger;
import org.colophon.campaign.TriggerStore;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// Triggers in memory, where nobody bookmarked anything.
final class MemoryTriggers implements TriggerStore {
  private final Map<String, Trigger> triggers = new ConcurrentSkipListMap<>();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private volatile @Nullable Long looked;

  @Override
  public List<Trigger> all() {
    return List.copyOf(triggers.values());
  }

  @Override
  public void put(Trigger trigger) {
    triggers.put(trigger.id(), trigger);
  }

  @Override
  public boolean remove(String id) {
    return triggers.remove(id) != null;
  }

  @Override
  public Optional<Long> looked() {
    return Optional.ofNullable(looked);
  }

  @Override
  public void looked(long seq) {
    looked = seq;
  }

  @Override
  public Set<ItemId> wished() {
    return Set.of();
  }

  @Override
  public Optional<Seen> seen(ItemId item, String context) {
    return Optional.ofNullable(seen.get(item + " " + context));
  }

  @Override
  public Set<ItemId> pending() {
    return seen.values().stream().filter(Seen::pending).map(Seen::item).collect(Collectors.toSet());
  }

  @Override
  public void put(Seen next) {
    seen.put(next.item() + " " + next.context(), next);
  }
}
