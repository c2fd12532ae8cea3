package org.colophon.recommend;

import java.util.List;
import java.util.Optional;

/// Rules of readers' lists as stored. Thread-safe.
public interface ListRules {
  /// Adds one in place of an earlier one of its id.
  void put(ListRule rule);

  Optional<ListRule> find(String id);

  /// All by id, ended ones included.
  List<ListRule> all();

  /// Removes one; returns whether there was one.
  boolean remove(String id);
}
