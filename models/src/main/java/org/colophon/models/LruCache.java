package org.colophon.models;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A bounded cache that evicts the entries unused for longest. Thread-safe.
///
/// Two generations of half the size each: when the young one is full it becomes the old one, and
/// what nobody asked for since then is forgotten.
///
/// @param <K> what is asked for
/// @param <V> what is made of it, always the same; immutable
public final class LruCache<K, V> {
  private final int perGeneration;
  private volatile Map<K, V> young = new ConcurrentHashMap<>();
  private volatile Map<K, V> old = Map.of();

  /// @param size about how many are remembered at most
  public LruCache(int size) {
    this.perGeneration = Math.max(1, size / 2);
  }

  /// What is remembered, else what `make` makes of it, which is then remembered.
  public V get(K key, Function<? super K, ? extends V> make) {
    V known = young.get(key);
    if (known != null) {
      return known;
    }
    V older = old.get(key);
    V made = older != null ? older : make.apply(key);
    remember(key, made);
    return made;
  }

  /// What is remembered now, in no order.
  public Set<K> keys() {
    Set<K> keys = new HashSet<>(old.keySet());
    keys.addAll(young.keySet());
    return keys;
  }

  int size() {
    return young.size() + old.size();
  }

  private void remember(K key, V made) {
    young.put(key, made);
    if (young.size() > perGeneration) {
      turnOver();
    }
  }

  private synchronized void turnOver() {
    if (young.size() > perGeneration) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }
}
