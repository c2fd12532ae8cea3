package org.colophon.recommend.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRules;

/// Rules of readers' lists in memory, for tests. Thread-safe.
public final class MemoryListRules implements ListRules {
  private final Map<String, ListRule> all = new TreeMap<>();

  @Override
  public synchronized void put(ListRule rule) {
    all.put(rule.id(), rule);
  }

  @Override
  public synchronized Optional<ListRule> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized List<ListRule> all() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized boolean remove(String id) {
    return all.remove(id) != null;
  }
}
