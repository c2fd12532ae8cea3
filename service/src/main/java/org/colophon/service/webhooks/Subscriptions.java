package org.colophon.service.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps subscriptions and what is still to be delivered to them. Thread-safe.
public interface Subscriptions {
  /// Adds or replaces one. What waits for it keeps waiting, and is due at once when it is active.
  void put(Subscription subscription, Instant now);

  Optional<Subscription> find(String id);

  /// By id.
  List<Subscription> all();

  /// Forgets one and what waits for it; returns whether there was one.
  boolean delete(String id);

  /// Deliveries to active subscriptions that are due, longest due first, at most `limit` of each.
  List<Due> due(Instant now, int limit);

  /// It was taken: its subscription works.
  void taken(Due due);

  /// Nobody has to be told any more.
  void dropped(Due due);

  /// It was not taken; nothing goes to this subscription before `nextAt`.
  void failed(Due due, Subscription subscription, Instant nextAt);

  /// One delivery.
  ///
  /// @param attempts how often it was tried before
  record Due(String subscription, String recall, int attempts) {}
}
