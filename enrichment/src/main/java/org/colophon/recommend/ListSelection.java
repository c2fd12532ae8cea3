package org.colophon.recommend;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.colophon.governance.gate.Cleared;

/// The selection of cleared items for one list, in their order. Not thread-safe.
public interface ListSelection {
  /// The decision on one item.
  enum Choice {
    TAKE,
    /// Taken only where the list would else be too short.
    SPARE,
    LEAVE
  }

  Choice of(Cleared item);

  /// Everything.
  static ListSelection all() {
    return item -> Choice.TAKE;
  }

  /// What `admitted` lets through, of each author at most so many before others.
  static ListSelection varied(Predicate<Cleared> admitted, int mostOfAnAuthor) {
    Map<String, Integer> taken = new HashMap<>();
    return item -> {
      if (!admitted.test(item)) {
        return Choice.LEAVE;
      }
      boolean crowded =
          item.credits().stream()
              .limit(1)
              .anyMatch(credit -> taken.merge(credit.name(), 1, Integer::sum) > mostOfAnAuthor);
      return crowded ? Choice.SPARE : Choice.TAKE;
    };
  }
}
