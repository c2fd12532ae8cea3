package org.colophon.service.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.colophon.service.webhooks.Subscription;
import org.colophon.service.webhooks.Subscriptions;

/// Subscriptions in memory that nothing is ever delivered to.
final class MemorySubscriptions implements Subscriptions {
  private final Map<String, Subscription> all = new ConcurrentSkipListMap<>();

  @Override
  public void put(Subscription subscription, Instant now) {
    all.put(subscription.id(), subscription);
  }

  @Override
  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public List<Subscription> all() {
    return List.copyOf(all.values());
  }

  @Override
  public boolean delete(String id) {
    return all.remove(id) != null;
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return List.of();
  }

  @Override
  public void taken(Due due) {}

  @Override
  public void dropped(Due due) {}

  @Override
  public void failed(Due due, Subscription subscription, Instant nextAt) {}
}
