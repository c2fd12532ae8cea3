package org.colophon.recommend;

import java.util.List;
import java.util.Optional;

/// A store of rules for readers' lists. Thread-safe.
public interface ListRules {
  /// Adds one in place of an earlier one of its id.
  void put(ListRule rule);

  Optional<ListRule> find(String id);

  /// All by id, ended ones included.
  List<ListRule> all();

  /// Removes one; returns whether there was one.
  boolean remove(String id);
}
