package org.colophon.campaign.testing;

import java.time.Instant;
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

/// Triggers in memory, with the bookmarks that a test states.
public final class MemoryTriggers implements TriggerStore {
  private final Map<String, Trigger> triggers = new ConcurrentSkipListMap<>();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final Map<String, Instant> paused = new ConcurrentHashMap<>();
  private final Set<ItemId> wished = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Long looked;

  /// Says that somebody bookmarked an item.
  public void wish(ItemId item) {
    wished.add(item);
  }

  @Override
  public List<Trigger> all() {
    return List.copyOf(triggers.values());
  }

  @Override
  public void put(Trigger trigger) {
    triggers.put(trigger.id(), trigger);
  }

  @Override
  public Map<String, Instant> paused() {
    return Map.copyOf(paused);
  }

  @Override
  public boolean pause(String id, @Nullable Instant since) {
    if (since == null) {
      paused.remove(id);
    } else if (triggers.containsKey(id)) {
      paused.put(id, since);
    }
    return triggers.containsKey(id);
  }

  @Override
  public boolean remove(String id) {
    paused.remove(id);
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
    return Set.copyOf(wished);
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
